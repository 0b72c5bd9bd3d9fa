/* What depends on the day that the page is read: what is today, what is past, which week this is.
   Without it a page tells dates only. */
(() => {
'use strict'
const all = (selector, at = document) => [...at.querySelectorAll(selector)]
const make = (tag, className, textContent = '') => Object.assign(document.createElement(tag), {className, textContent})
const two = number => String(number).padStart(2, '0')
const isoOf = date => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
const now = new Date(), today = isoOf(now)
const held = at => all('.item:not(.cancelled)', at).length
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
const weekday = iso => weekdays[new Date(iso + 'T00:00').getDay()]

/* ---- today, in lists of days, grids and months ---- */
const TODAY = '今天'
all('section.day[data-date]').filter(one => one.dataset.date === today).forEach(day => {
  day.classList.add('now')
  day.querySelector('h2,h3,h4,h5').append(' ', make('span', 'mark full', TODAY))
})
all(`[data-date="${today}"]:is(th,td)`).forEach(cell => {
  cell.classList.add('now')
  const number = cell.querySelector('.num')
  if (number) number.append(make('span', 'mark full wide-only', TODAY), make('span', 'unseen phone-only', TODAY))
  else if (cell.matches('th')) cell.append(make('span', 'unseen', '，' + TODAY))
})

/* ---- days that are past are folded, above those to come ---- */
const fold = (days, at, text, before) => {
  const details = make('details', 'past')
  at.insertBefore(details, before)
  details.append(make('summary', '', text), ...days)
  return details
}
const isPast = day => day.dataset.date < today

all('[data-agenda]').forEach(agenda => {
  const blocks = [...agenda.children].filter(one => one.matches('section'))
  const days = all('section.day', agenda)
  const past = days.filter(day => isPast(day) && !day.closest('details'))
  const moved = blocks.flatMap(block => {
    if (block.matches('.day')) return isPast(block) ? [block] : []
    const own = all('section.day', block)
    return own.length && own.every(isPast) ? [block] : own.filter(isPast)
  })
  const details = moved.length
    ? fold(moved, agenda, `已经过去的${past.reduce((sum, day) => sum + held(day), 0)}次课`, blocks.find(one => !moved.includes(one)) || null)
    : null
  if (details) agenda.querySelectorAll('details.past.year').forEach(year => details.before(year))
  if (days.some(day => !isPast(day))) return
  if (details) details.open = past.length <= 12
  const none = agenda.querySelector('.none-to-come')
  if (none) none.hidden = false
})

/* ---- the start page: this week and the next ---- */
const weeks = all('section.one-week[data-monday]')
const monday = days => isoOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - (now.getDay() + 6) % 7 + days))
const first = weeks.findIndex(week => week.dataset.monday === monday(0))
if (first >= 0) weeks.forEach((week, n) => {
  const name = ['本周', '下周'][n - first]
  week.hidden = !name
  const heading = week.querySelector('h3.week')
  if (name && heading) heading.prepend(name + ' ')
  const past = all('section.day', week).filter(isPast)
  if (!name || !past.length) return
  const names = past.map(day => weekday(day.dataset.date)).join('、')
  fold(past, week, `${names}已过去，${past.reduce((sum, day) => sum + held(day), 0)}次`, heading ? heading.nextElementSibling : week.firstChild)
})
const title = document.getElementById('week')
if (first >= 0 && title) title.textContent = first + 1 < weeks.length ? '本周和下周' : '本周'

/* ---- what is over: news go to those of the past, bookings go ---- */
const over = all('[data-until]').filter(one => one.dataset.until < today)
all('.news').forEach(news => {
  const mine = over.filter(one => news.contains(one))
  if (!mine.length) return
  let past = news.querySelector('.past-news')
  if (!past) {
    past = make('details', 'past-news')
    past.append(make('summary', ''), make('ul', ''))
    news.append(past)
  }
  const list = past.querySelector('ul')
  list.prepend(...mine.filter(one => !past.contains(one)))
  past.querySelector('summary').textContent = `已经过去的${list.children.length}次变动`
  const left = news.querySelector(':scope > ul')
  if (left && !left.children.length) left.hidden = true
})
over.filter(one => !one.closest('.news')).forEach(one => { one.hidden = true })

/* ---- classes: held now, to come, over ---- */
const STATES = {later: '还没开班', now: '在办', past: '已结业'}
const stateOf = span => {
  const [from, to] = span.split('/')
  const id = today < from ? 'later' : today > to ? 'past' : 'now'
  return {id, text: STATES[id]}
}
all('[data-span]').forEach(one => {
  const {id, text} = stateOf(one.dataset.span)
  one.dataset.state = id
  const place = one.querySelector('.state')
  if (place) place.textContent = text
})
globalThis.readToday = {today, stateOf}
})()
