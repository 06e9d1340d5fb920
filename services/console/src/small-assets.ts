/** The style and the icon of the pages the server makes itself. */

export const smallCss = `
:root { color-scheme: light dark; --ink: #1f2430; --soft: #5b6474; --paper: #fff; --ground: #f3f5f8; --line: #dfe3ea; --accent: #1f5fbf; --on-accent: #fff; --alarm: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --soft: #a2abba; --paper: #1c2028; --ground: #12151a; --line: #343b47; --accent: #7fb0ff; --on-accent: #0d1626; --alarm: #ff9d94; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 16px; background: var(--ground); color: var(--ink); font: 16px/1.7 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { width: 100%; max-width: 480px; padding: 28px 28px 24px; background: var(--paper); border: 1px solid var(--line); border-radius: 12px; }
.brand { display: flex; align-items: center; gap: 8px; margin: 0 0 20px; font-weight: 600; }
.brand [lang=en] { font-size: 16px; font-weight: 400; }
.mark { display: inline-grid; place-items: center; width: 28px; height: 28px; border-radius: 7px; background: var(--accent); color: var(--on-accent); font-size: 17px; }
h1 { margin: 0 0 8px; font-size: 21px; line-height: 1.4; }
p { margin: 0 0 12px; }
:where([lang=en]), .soft { color: var(--soft); font-size: 14px; line-height: 1.6; }
code { padding: 1px 5px; border-radius: 4px; background: var(--ground); font-size: 14px; overflow-wrap: anywhere; }
label { display: block; margin: 16px 0 6px; font-weight: 600; }
input { width: 100%; padding: 10px 12px; border: 1px solid var(--line); border-radius: 8px; background: var(--paper); color: inherit; font: inherit; }
button { min-height: 44px; margin-top: 12px; padding: 8px 20px; border: 0; border-radius: 8px; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer; }
button.plain { border: 1px solid var(--line); background: transparent; color: var(--ink); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
a { color: var(--accent); }
ul { margin: 0 0 12px; padding-left: 22px; }
.alarm { color: var(--alarm); }
pre { max-height: 50vh; overflow: auto; padding: 12px; border-radius: 8px; background: var(--ground); font-size: 12px; line-height: 1.5; white-space: pre-wrap; overflow-wrap: anywhere; }
details { margin-top: 24px; padding-top: 12px; border-top: 1px solid var(--line); }
summary { cursor: pointer; }
details[open] summary { margin-bottom: 12px; }
button [lang=en] { margin-left: 4px; color: inherit; font-weight: 400; }
.bar { height: 4px; margin: 20px 0; border-radius: 2px; overflow: hidden; background: var(--line); }
.bar::after { content: ""; display: block; width: 40%; height: 100%; background: var(--accent); animation: slide 1.2s ease-in-out infinite alternate; }
@keyframes slide { from { margin-left: 0 } to { margin-left: 60% } }
@media (prefers-reduced-motion: reduce) { .bar::after { animation: none } }
`

export const faviconSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1f5fbf"/><path d="M8 9h16M8 15h16M8 21h10" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>`
