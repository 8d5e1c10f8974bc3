'use client';

// On the server this defines nothing, and what is written is the element with the words in its place.
import 'gradient-descent-playground';
import type {} from 'gradient-descent-playground/react';
import { useState } from 'react';

export function Playground() {
  const [rate, setRate] = useState(0.1);
  const [link, setLink] = useState('');
  return (
    <>
      <input type="range" aria-label="Rate" min={0.1} max={0.9} step={0.1} value={rate} onChange={({ target }) => setRate(target.valueAsNumber)} />
      <gd-playground f="x^2" at={3} lr={rate} style={{ display: 'block', blockSize: '24rem' }} ongd-change={({ detail }) => setLink(detail.query)}>
        A run on a parabola
      </gd-playground>
      <output>{link}</output>
    </>
  );
}
