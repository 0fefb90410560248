/** The sheet of the page: for the screen, at any zoom, and for paper, where every page carries `warnings`. */
export const pageStyle = (warnings: string): string => `
:root{--ink:#1f2933;--quiet:#52606d;--line:#cbd2d9;--pale:#f5f7fa;--accent:#0b4f86;color-scheme:light}
*{box-sizing:border-box}
html{scroll-padding-top:3.5rem}
body{margin:0;color:var(--ink);background:#fff;font:1rem/1.55 "Source Sans 3","Source Sans Pro","Segoe UI",system-ui,sans-serif;font-variant-numeric:tabular-nums}
a{color:var(--accent);text-underline-offset:.15em}
a:focus-visible,.table:focus-visible{outline:3px solid #e69f00;outline-offset:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:.5rem;z-index:3;background:#fff;padding:.5rem 1rem}
.warnings{position:sticky;top:0;z-index:2;margin:0;padding:.35rem 1.5rem;background:#7a1f1f;color:#fff;font-weight:600;letter-spacing:.04em}
.warnings span{margin-right:1.5rem}
.title{padding:2.2rem 1.5rem 1.6rem;border-bottom:4px solid var(--accent);background:var(--pale)}
.title>*{max-width:84rem;margin-left:auto;margin-right:auto}
h1{font-size:2.1rem;line-height:1.2;margin-top:0;margin-bottom:1rem;text-wrap:balance}
.logos{display:flex;flex-wrap:wrap;gap:1.5rem;margin-top:0;margin-bottom:1.5rem}
.logos img{max-height:4.5rem;max-width:14rem}
.subtitle{font-size:1.25rem;margin-top:-.5rem;color:var(--quiet)}
.title h2{font-size:1rem;margin-top:1rem;margin-bottom:.2rem;padding:0;border:0}
.title p.text{max-width:84rem;margin-top:0;margin-bottom:.3rem}
h2{font-size:1.5rem;line-height:1.25;margin:2.6rem 0 .9rem;padding-top:.6rem;border-top:1px solid var(--line)}
h3{font-size:1.15rem;margin:1.8rem 0 .5rem}
.columns{display:grid;grid-template-columns:16rem minmax(0,1fr);gap:2.5rem;max-width:87rem;margin:0 auto;padding:0 1.5rem}
nav{position:sticky;top:2.4rem;align-self:start;max-height:calc(100vh - 2.4rem);overflow:auto;padding:1.4rem 0;font-size:.9rem;line-height:1.35}
nav h2{border:0;margin:0 0 .6rem;padding:0;font-size:1rem}
nav ol,nav ul{margin:0;padding:0;list-style:none}
nav li{margin:.45rem 0}
nav ul{padding-left:.8rem;border-left:1px solid var(--line)}
nav a{text-decoration:none}
nav a:hover{text-decoration:underline}
nav ol>li>a{font-weight:600}
main{min-width:0;padding-bottom:3rem}
main:focus{outline:0}
main>section:first-child h2{border-top:0;margin-top:1rem}
.text{max-width:46rem}
.note{color:var(--quiet)}
.figure{color:inherit;font-weight:600;text-decoration:underline dotted;white-space:nowrap}
figure{margin:1.6rem 0;padding:0}
figure svg{display:block;max-width:100%;height:auto;border:1px solid var(--line)}
figcaption{font-size:.95rem;font-weight:600;margin-bottom:.4rem}
.table{position:relative;overflow-x:auto;margin:1.6rem 0 .4rem}
table{border-collapse:collapse;font-size:.92rem;line-height:1.3;min-width:60%}
table.wide{font-size:.84rem}
caption{text-align:left;padding-bottom:.6rem}
caption strong{display:block;font-size:1.05rem;margin-bottom:.15rem}
.fact{display:inline-block;margin-right:1.2rem;color:var(--quiet);font-size:.92rem}
.fact b{font-weight:600}
thead th{border-bottom:1.5px solid var(--ink);vertical-align:bottom;font-weight:600;padding:.35rem .55rem;text-align:right}
thead tr:first-child th{border-top:1.5px solid var(--ink)}
thead th:first-child{text-align:left}
thead tr+tr th:first-child{text-align:right}
th[scope=colgroup]{text-align:center;border-bottom-color:var(--line);border-left:1px solid var(--line)}
tbody th{text-align:left;vertical-align:top;font-weight:400;padding:.28rem .55rem;min-width:9rem}
td{text-align:right;padding:.28rem .55rem;white-space:nowrap;vertical-align:top}
td.words,thead th.words{text-align:left;white-space:normal}
tbody tr{border-bottom:1px solid #e4e7eb}
tbody tr:hover{background:var(--pale)}
tbody:last-child tr:last-child{border-bottom:1.5px solid var(--ink)}
tr.group th{font-weight:600;background:var(--pale);padding-top:.45rem}
tr.total th,tr.total td{font-weight:600}
.plain td,.plain thead th{text-align:left;white-space:normal;overflow-wrap:break-word}
.plain .number{text-align:right}
.plain td.number{white-space:nowrap}
.notes{font-size:.88rem;color:var(--quiet);max-width:60rem;margin-bottom:2.2rem}
.notes p{margin:.25rem 0}
.sign{font-weight:600;white-space:nowrap}
.weak{color:#7a4b00}
.unreliable{color:#9b1c1c}
.notEvaluable{color:#4a2a7b}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.facts{margin:.5rem 0 1rem;max-width:60rem}
.facts div{display:grid;grid-template-columns:minmax(10rem,16rem) minmax(0,1fr);gap:.2rem 1.2rem;padding:.25rem 0}
.facts dt{color:var(--quiet)}
.facts dd{margin:0;overflow-wrap:anywhere}
footer{border-top:1px solid var(--line);padding:1rem 1.5rem;color:var(--quiet);font-size:.85rem}
@media (max-width:70rem){.columns{display:block}nav{position:static;max-height:none}}
@media (max-width:40rem){.facts div{display:block}}
@media print{
@page{size:A4;margin:20mm 14mm 18mm;@top-center{content:"${warnings}";font:600 9pt sans-serif;color:#7a1f1f}@bottom-right{content:counter(page);font:9pt sans-serif}}
body{font-size:10pt}
.skip{display:none}
.warnings{position:static}
.warnings{background:none;color:#7a1f1f;padding:0 0 4mm}
.columns{display:block;max-width:none;padding:0}
.title{background:none;padding:0 0 6mm}
nav{position:static;max-height:none}
.table{overflow:visible}
table{font-size:9pt;width:100%}
table.wide{font-size:7pt}
tbody th{min-width:0}
thead{display:table-header-group}
tr,figure{break-inside:avoid}
h2,h3,caption,figcaption{break-after:avoid}
footer{display:none}
a{color:inherit;text-decoration:none}
}
`
