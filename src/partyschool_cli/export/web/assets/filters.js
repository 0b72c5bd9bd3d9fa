/* Lists that are filtered and sorted in the page. The state is the address, so that it can be sent.
   Without it the page shows all it has. A list of many rows is drawn from `window.listRows`. */
(() => {
'use strict'
const {make} = finder
const {stateOf} = readToday
const $ = (selector, at = document) => at.querySelector(selector)
const all = (selector, at = document) => [...at.querySelectorAll(selector)]
const form = $('form.filters')
if (!form) return
const root = document.documentElement.dataset.root || ''
const count = $('#count'), reset = $('#reset'), empty = $('.none')
const fields = [...form.elements].filter(field => field.name)
const heads = all('th[data-sort]')
const STEP = 100

/* ---- the rows: of the page, or of a script beside it; both as {title, text, reading, field, sort} ---- */
/* titles go by pinyin, the likeliest of each character */
const pinyin = ({title, reading}) => reading
  ? reading.split(' ').filter(unit => unit !== '.').map(unit => unit.split('/')[0]).join(' ')
  : title.toLowerCase()
const ofPage = () => all('[data-item]').map(element => ({
  element, title: element.dataset.title || '', text: element.dataset.text || '',
  reading: element.dataset.reading || '',
  field: name => element.dataset[name], sort: key => element.dataset['s' + key],
}))
const ofScript = () => window.listRows.map(row => ({
  row, title: row.t, text: row.x, reading: row.y || '', sort: key => row.s[key],
  field: name => name === 'state' && row.f.span ? stateOf(row.f.span).id : row.f[name],
}))
const isDrawn = Array.isArray(window.listRows)
const items = isDrawn ? ofScript() : ofPage()
const index = finder.indexOfItems(items)
const table = $('table.rows'), body = table && $('tbody', table)
const columns = table ? all('thead th', table).slice(1) : []

/* A row drawn from data, as the template of a short list has it: {t: title, p: path, d: status,
   m: marks, c: the texts of each cell}. What is said of a column stands at its head. */
/* a cell with more characters may be broken into lines */
const LONG = 14
const STATUS = {draft: '草稿', retired: '停用'}
const cellOf = (column, texts) => {
  const {short, before, after} = column.dataset, isShort = short !== undefined
  const names = [isShort && 'in', column.classList.contains('num') && 'num', texts.join('').length > LONG && 'long']
  const cell = make('td', {className: names.filter(Boolean).join(' ')})
  cell.setAttribute('role', 'cell')
  if (!isShort) cell.dataset.label = column.textContent
  if (!texts.length) return cell
  const onPhone = text => text ? [make('span', {className: 'phone-only', textContent: text})] : []
  /* the comma is inside: no line begins with it */
  const whole = (text, n) => make('span', {className: 'whole', textContent: n < texts.length - 1 ? text + '、' : text})
  cell.append(...onPhone(before), ...(texts.length > 1 ? texts.map(whole) : texts), ...onPhone(after))
  return cell
}
const drawn = ({row}) => {
  const marks = [...(row.m || []), ...(STATUS[row.d] ? [[STATUS[row.d], 'plain']] : [])]
  const head = make('th', {scope: 'row'},
    ...marks.map(([word, style]) => make('span', {className: ('mark ' + style).trim(), textContent: word})),
    make('a', {className: 'quiet', href: root + row.p, textContent: row.t}))
  head.setAttribute('role', 'rowheader')
  const state = row.f.span && stateOf(row.f.span)
  if (state) head.append(' ', make('span', {className: 'state', textContent: state.text}))
  const line = make('tr', {}, head, ...columns.map((column, n) => cellOf(column, row.c[n] || [])))
  line.setAttribute('role', 'row')
  return line
}
const more = make('button', {type: 'button', textContent: `再显示${STEP}条`})
let seen = items, limit = STEP
const draw = () => {
  body.replaceChildren(...seen.slice(0, limit).map(drawn))
  more.hidden = seen.length <= limit
}
if (isDrawn) {
  const plain = $('#all')
  if (plain) plain.hidden = true
  table.hidden = false
  table.after(make('p', {className: 'buttons'}, more))
  more.addEventListener('click', () => {
    const from = limit
    limit += STEP
    draw()
    const next = $('a', body.children[from])
    if (next) next.focus()
  })
}

/* ---- filter and sort ---- */
const valueOf = field => field.type === 'checkbox' ? (field.checked ? field.value : '') : field.value.trim()
const wanted = () => fields.map(field => [field.name, valueOf(field)]).filter(one => one[1])
const has = (item, name, value) => name === 'size'
  ? Number(item.field(name)) >= Number(value)
  : ` ${item.field(name) || ''} `.includes(` ${value} `)
const filtered = want => {
  const query = want.find(one => one[0] === 'q')
  const rest = want.filter(one => one[0] !== 'q')
  const found = query ? new Set(finder.find(index, query[1])) : null
  return item => (!found || found.has(item)) && rest.every(([name, value]) => has(item, name, value))
}
let sorted = ''
const inOrder = () => {
  const key = sorted.replace(/-$/, ''), head = heads.find(one => one.dataset.sort === key)
  if (!head) return items
  const isNumber = head.classList.contains('num'), sign = sorted.endsWith('-') ? -1 : 1
  const values = new Map(items.map(item => [item, (key === 'title' ? pinyin(item) : item.sort(key)) ?? '']))
  const value = item => values.get(item)
  const isMissing = item => value(item) === ''
  const compare = isNumber ? (a, b) => a - b : (a, b) => a < b ? -1 : a > b ? 1 : 0
  /* what has no value comes last either way */
  return [...items].sort((a, b) => isMissing(a) - isMissing(b) || compare(value(a), value(b)) * sign)
}
const mark = () => heads.forEach(head => {
  const own = sorted.replace(/-$/, '') === head.dataset.sort
  if (own) head.setAttribute('aria-sort', sorted.endsWith('-') ? 'descending' : 'ascending')
  else head.removeAttribute('aria-sort')
})
const show = () => {
  const want = wanted(), isSeen = filtered(want), ordered = inOrder()
  seen = ordered.filter(isSeen)
  if (isDrawn) {
    limit = STEP
    draw()
  } else {
    if (body && heads.length) body.append(...ordered.map(item => item.element))
    const visible = new Set(seen)
    items.forEach(item => { item.element.hidden = !visible.has(item) })
    all('[data-group]').forEach(group => {
      const n = all('[data-item]', group).filter(one => !one.hidden).length, said = $('h2 .soft', group)
      group.hidden = !n
      if (said) said.textContent = said.textContent.replace(/\d+/, n)
    })
  }
  const unit = count.dataset.of
  count.textContent = want.length ? `${items.length}${unit}里的${seen.length}${unit}` : `共${items.length}${unit}`
  const others = want.filter(one => one[0] !== 'q').length
  choices.textContent = others ? `更多条件（已选${others}项）` : '更多条件'
  reset.hidden = !want.length
  empty.hidden = seen.length > 0
  mark()
}

/* ---- the address. Old engines forbid replaceState on file://; then the part after # has it ---- */
const read = () => new URLSearchParams(location.hash.includes('=') ? location.hash.slice(1) : location.search)
let waiting
/* not at every key: Safari refuses after 100 in half a minute */
const write = () => {
  clearTimeout(waiting)
  waiting = setTimeout(() => {
    const given = new URLSearchParams(wanted())
    if (sorted) given.set('sort', sorted)
    const text = given.toString()
    try { history.replaceState(null, '', text ? '?' + text : location.pathname) } catch { location.replace('#' + text) }
  }, 250)
}
const fill = () => {
  const given = read()
  fields.forEach(field => {
    const value = given.get(field.name)
    if (field.type === 'checkbox') field.checked = value === field.value
    else if (field.tagName !== 'SELECT') field.value = value || ''
    else field.value = [...field.options].some(one => one.value === value) ? value : ''
  })
  const key = given.get('sort') || ''
  sorted = heads.some(head => head.dataset.sort === key.replace(/-$/, '')) ? key : ''
}
const change = () => { show(); write() }

/* ---- the controls ---- */
heads.forEach(head => {
  const button = make('button', {type: 'button'}, ...head.childNodes)
  head.append(button)
  button.addEventListener('click', () => {
    const key = head.dataset.sort
    sorted = sorted === key ? key + '-' : key
    change()
  })
})
/* on a phone the lists of choices fold away behind one button, which says how many are in use */
const choices = make('button', {type: 'button', className: 'more', ariaExpanded: 'false'})
$('.find', form).after(choices)
form.classList.add('folded')
choices.addEventListener('click', () => choices.setAttribute('aria-expanded', !form.classList.toggle('folded')))
form.addEventListener('input', event => event.isComposing || change())
form.addEventListener('compositionend', change)
form.addEventListener('submit', event => event.preventDefault())
reset.addEventListener('click', () => {
  fields.forEach(field => { if (field.type === 'checkbox') field.checked = false; else field.value = '' })
  change()
  fields[0].focus()
})
/* a link to a filter of this page, the address typed over, back and forth */
addEventListener('hashchange', () => { fill(); show() })
addEventListener('popstate', () => { fill(); show() })
fill()
show()
})()
