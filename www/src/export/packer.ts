/** What takes frames and makes a file of them. */
export interface Packer {
  /** Takes what the canvas shows, for so many seconds. */
  add(seconds: number): Promise<void> | void;
  finish(): Promise<Blob> | Blob;
}
