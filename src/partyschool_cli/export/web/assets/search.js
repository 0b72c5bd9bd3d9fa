/* The search box of every page, and the page of answers. */
(() => {
'use strict'
const {make} = finder
const root = document.documentElement.dataset.root || ''
const box = document.getElementById('q')
if (!box) return

let loading
/* A script, not data that is fetched: a page opened from a folder may load nothing else. */
const load = () => loading ||= new Promise((done, fail) => {
  const script = make('script', {src: root + 'assets/search-rows.js'})
  script.onload = () => done(indexed(window.searchRows))
  script.onerror = () => { loading = null; fail(new Error(script.src)) }
  document.head.append(script)
})
/* A row: place of its kind, id, places of what is said below, then of its texts by weight. */
const indexed = ({kinds, weights, texts, readings, rows}) => finder.indexOf({
  texts, readings, weights,
  items: rows.map(row => {
    const title = row[3][0], [kind, folder] = kinds[row[0]]
    return {kind, title: texts[title], reading: readings[title], path: `${folder}/${row[1]}.html`,
      below: row[2].map(place => texts[place]).join('，'), row}
  }),
  groupsOf: item => item.row.slice(3),
})
const below = hit => make('span', {className: 'sub', textContent: hit.below})
const line = (hit, query) => [
  make('span', {className: 'kind', textContent: hit.kind}),
  make('span', {}, make('span', {}, ...finder.marked(hit.title, hit.reading, query)), ' ', below(hit)),
]
const key = (name, does) => make('span', {className: 'desk'}, make('kbd', {textContent: name}), ' ' + does)
const foot = make('p', {className: 'keys'}, key('↓', '选下一条'), key('Enter', '打开'), key('Esc', '收起'),
  make('span', {textContent: '拼音、首字母也行：dpzz'}))
finder.combobox(box, {source: load, line, foot, choose: hit => { location.href = root + hit.path }})

document.addEventListener('keydown', event => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.target.closest('input,select,textarea,[contenteditable]')) return
  event.preventDefault()
  box.focus()
  box.select()
})

/* ---- the page of answers: so many at a time ---- */
const STEP = 50
const query = new URLSearchParams(location.search).get('q') || ''
const page = document.getElementById('hits'), count = document.getElementById('hits-count')
if (!page || !query.trim()) return
box.value = query
const answer = hit => make('li', {}, make('span', {className: 'kind', textContent: hit.kind}),
  make('span', {}, make('a', {href: root + hit.path}, ...finder.marked(hit.title, hit.reading, query)), ' ', below(hit)))
const show = hits => {
  count.textContent = hits.length ? `“${query}”找到${hits.length}条` : `没有找到“${query}”。换个说法，或者少打几个字。`
  const more = make('button', {type: 'button', textContent: `再显示${STEP}条`})
  const next = () => {
    const from = page.children.length
    page.append(...hits.slice(from, from + STEP).map(answer))
    more.hidden = page.children.length >= hits.length
    if (from) page.children[from].querySelector('a').focus()
  }
  more.addEventListener('click', next)
  page.hidden = !hits.length
  page.after(make('p', {className: 'buttons more-hits'}, more))
  next()
}
load().then(index => show(finder.find(index, query)), () => { count.textContent = '搜索用的数据打不开，刷新一下再试。' })
})()
