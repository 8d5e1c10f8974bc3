/** Packs a video, by the browser’s own encoder. */

import { BufferTarget, CanvasSource, Mp4OutputFormat, Output, Quality, WebMOutputFormat, getFirstEncodableVideoCodec } from 'mediabunny';
import type { Packer } from './packer.js';

/** A whole picture is in the video this often, in seconds. */
const KEYS = 5;

/** Packs what a canvas shows: as MP4 where the browser can, which more programs show, else as WebM. */
export async function videoPacker(canvas: OffscreenCanvas, title: string, comment: string): Promise<Packer> {
  const size = { width: canvas.width, height: canvas.height };
  const isMp4 = (await getFirstEncodableVideoCodec(['avc'], size)) !== null;
  const codec = isMp4 ? 'avc' : await getFirstEncodableVideoCodec(['vp9', 'vp8', 'av1'], size);
  if (!codec) throw new Error('This browser has no encoder for videos of this size: a GIF can be saved.');
  const target = new BufferTarget();
  const output = new Output({ format: isMp4 ? new Mp4OutputFormat() : new WebMOutputFormat(), target });
  const source = new CanvasSource(canvas, { codec, bitrate: new Quality('high'), keyFrameInterval: KEYS });
  output.addVideoTrack(source);
  output.setMetadataTags({ title, comment });
  await output.start();
  let at = 0;
  return {
    async add(seconds) {
      await source.add(at, seconds);
      at += seconds;
    },
    async finish() {
      await output.finalize();
      return new Blob([target.buffer ?? new ArrayBuffer(0)], { type: isMp4 ? 'video/mp4' : 'video/webm' });
    },
  };
}
