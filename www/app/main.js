import init, { version } from './gd-web.js';

await init();
const output = document.querySelector('#version');
if (output) output.textContent = version();
