import { chromium } from '@playwright/test';
import { launchOptions } from './chromium.js';
import { serve } from './server.js';
import { cost, tasks, trace } from './trace.js';
const q=process.argv[2]??'';
const server=await serve(0,'../dist').catch(()=>serve(0));
const browser=await chromium.launch(launchOptions());
const page=await browser.newPage({viewport:{width:1280,height:800}});
await page.goto('about:blank');
const ev=await trace(page, async()=>{ await page.goto(`http://127.0.0.1:${server.port}/some/folder/${q?'?'+q:''}`); await page.waitForTimeout(5000); });
const ts=tasks(ev).sort((a,b)=>cost(b)-cost(a)).slice(0,4);
for(const t of ts){ console.log('TASK',cost(t).toFixed(1),'wall',(t.dur/1000).toFixed(1));
 const inside=ev.filter(e=>e.pid===t.pid&&e.tid===t.tid&&e.ph==='X'&&e.ts>=t.ts&&e.ts+(e.dur??0)<=t.ts+t.dur&&e!==t&&cost(e)>1.5).sort((a,b)=>a.ts-b.ts);
 for(const e of inside) console.log('   ',((e.ts-t.ts)/1000).toFixed(1).padStart(6),cost(e).toFixed(1).padStart(6),e.name,JSON.stringify(e.args?.data?.functionName??e.args?.data?.url??e.args?.beginData?.stackTrace?.[0]?.functionName??'').slice(0,80),e.args?.data?.lineNumber??'',e.args?.data?.columnNumber??'');
}
await browser.close();server.close();
