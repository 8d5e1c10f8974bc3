declare module '*.css' {
  import type { CSSResult } from 'lit';
  const sheet: CSSResult;
  export default sheet;
}
