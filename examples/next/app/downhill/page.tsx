import Link from 'next/link';
import { Playground } from './playground';

export default function Downhill() {
  return (
    <main>
      <h1>Downhill</h1>
      <Link href="/">Notes</Link>
      <Playground />
    </main>
  );
}
