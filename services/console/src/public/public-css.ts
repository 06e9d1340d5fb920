/** The style of the public pages. Colours meet WCAG AA on both grounds; nothing is smaller than 14 px. */
export const publicCss = `
:root { color-scheme: light dark; --ink: #1f2430; --soft: #566070; --paper: #fff; --ground: #f3f5f8; --line: #d5dae3; --field: #818b9b; --accent: #a12a1e; --on-accent: #fff; --link: #1a5aa8; --alarm: #b3261e; --alarm-ground: #fdf0ee; --good-ground: #eaf5ee; --good: #1d6b3c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --soft: #a8b1bf; --paper: #1c2028; --ground: #12151a; --line: #3a424f; --field: #78828f; --accent: #ff9d85; --on-accent: #2a0d08; --link: #8ab8f5; --alarm: #ff9d94; --alarm-ground: #34211f; --good-ground: #1b2f23; --good: #8fd3a8; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; padding: 20px 16px 48px; background: var(--ground); color: var(--ink); font: 16px/1.7 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
header, main { width: 100%; max-width: 680px; margin: 0 auto; }
header { display: flex; align-items: center; justify-content: space-between; padding: 4px 4px 14px; }
header a { display: inline-block; padding: 8px 4px; }
.brand { display: flex; align-items: center; gap: 8px; margin: 0; font-weight: 600; }
.mark { display: inline-grid; place-items: center; width: 28px; height: 28px; border-radius: 7px; background: var(--accent); color: var(--on-accent); font-size: 17px; }
main { padding: 28px 32px 30px; background: var(--paper); border: 1px solid var(--line); border-radius: 12px; }
h1 { margin: 0 0 8px; font-size: 24px; line-height: 1.35; }
h2 { margin: 34px 0 10px; padding-top: 22px; border-top: 1px solid var(--line); font-size: 18px; line-height: 1.4; }
.item h2 { margin: 0 0 2px; padding: 0; border: 0; font-size: 16px; line-height: 1.5; overflow-wrap: anywhere; }
p { margin: 0 0 12px; }
a { color: var(--link); }
.soft, .hint { color: var(--soft); font-size: 14px; line-height: 1.6; }
.hint { margin: 4px 0 0; }
label, legend { font-weight: 600; }
fieldset { min-width: 0; margin: 22px 0 0; padding: 0; border: 0; }
legend { padding: 0; margin-bottom: 6px; }
.field { margin: 22px 0 0; }
.field label { display: block; margin-bottom: 6px; }
fieldset .field { margin-top: 12px; }
fieldset .field label { font-weight: 400; }
.actions + .soft { margin-top: 26px; }
.soft + .actions { margin-top: 14px; }
input[type=email], input[type=text], input[type=date], input[type=time], select, textarea { width: 100%; min-height: 44px; padding: 9px 12px; border: 1px solid var(--field); border-radius: 8px; background: var(--paper); color: inherit; font: inherit; }
input[aria-invalid=true] { border-color: var(--alarm); border-width: 2px; }
.short { max-width: 200px; }
.choices { display: grid; grid-template-columns: repeat(auto-fill, minmax(148px, 1fr)); gap: 2px 12px; }
.choices.wide { grid-template-columns: 1fr; }
.choices label, .one label { display: flex; align-items: flex-start; gap: 9px; min-height: 44px; margin: 0; padding: 8px 4px; font-weight: 400; line-height: 1.6; cursor: pointer; }
input[type=checkbox], input[type=radio] { flex: none; width: 20px; height: 20px; margin: 3px 0 0; accent-color: var(--accent); }
.row { display: flex; flex-wrap: wrap; gap: 0 16px; align-items: flex-end; }
.row .field { flex: 1 1 140px; margin-top: 12px; }
button, .button { display: inline-block; min-height: 44px; padding: 8px 22px; border: 1px solid var(--accent); border-radius: 8px; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; line-height: 1.6; text-decoration: none; cursor: pointer; }
button.plain, .button.plain { border-color: var(--field); background: transparent; color: var(--ink); font-weight: 400; }
button.danger { border-color: var(--alarm); background: transparent; color: var(--alarm); }
.actions { display: flex; flex-wrap: wrap; gap: 10px; align-items: center; margin: 24px 0 0; }
.actions form { margin: 0; }
.item .actions { margin-top: 10px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.item { margin: 0 0 12px; padding: 16px 18px; border: 1px solid var(--line); border-radius: 10px; }
.item p { margin: 0; overflow-wrap: anywhere; }
.said, .wrong { margin: 0 0 18px; padding: 12px 16px; border-radius: 8px; }
.said { background: var(--good-ground); color: var(--good); }
.wrong { background: var(--alarm-ground); color: var(--alarm); }
.wrong ul { margin: 4px 0 0; padding-left: 20px; }
.wrong a { color: inherit; }
.problem { margin: 6px 0 0; color: var(--alarm); font-size: 14px; }
blockquote, .preview { margin: 0 0 16px; padding: 12px 16px; border-left: 4px solid var(--accent); background: var(--ground); overflow-wrap: anywhere; }
blockquote p, .preview p { margin: 0; }
.preview { margin-top: 22px; scroll-margin-top: 16px; }
.preview .caution { margin-top: 6px; color: var(--alarm); }
ul { margin: 0 0 12px; padding-left: 22px; }
code { padding: 1px 5px; border-radius: 4px; background: var(--ground); font-size: 14px; overflow-wrap: anywhere; }
.trap { position: absolute; left: -10000px; width: 1px; height: 1px; overflow: hidden; }
@media (max-width: 480px) { body { padding: 8px 0 32px; } header { padding: 4px 20px 10px; } main { padding: 22px 20px 26px; border-width: 1px 0; border-radius: 0; } .short { max-width: none; } .actions button, .actions .button, .actions form { width: 100%; text-align: center; } .item .actions form, .item .actions .button, .item .actions button { width: auto; } }
`
