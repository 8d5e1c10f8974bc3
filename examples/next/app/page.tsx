import Link from 'next/link';

export default function Notes() {
  return (
    <main>
      <h1>Notes</h1>
      <Link href="/downhill/">Downhill</Link>
    </main>
  );
}
