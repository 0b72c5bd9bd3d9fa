/* The calendar: one month at a time, of all schools or of one. Without it all months of the page
   stand one after the other. */
(() => {
'use strict'
const all = (selector, at = document) => [...at.querySelectorAll(selector)]
const root = document.documentElement.dataset.root || ''
const months = all('section.a-month'), links = all('.months a')
if (!months.length) return

/* ---- which month: that of the address, else this one, else the next with sessions, else the last ---- */
const ofAddress = () => (/^#d?(\d{4}-\d{2})/.exec(location.hash) || [])[1]
const current = readToday.today.slice(0, 7)
const known = links.length ? links.map(link => link.dataset.month) : months.map(month => month.id)
const isStart = location.pathname.endsWith('/calendar.html')
const wanted = () => {
  const asked = ofAddress()
  if (known.includes(asked)) return asked
  /* the page of one month shows that month */
  if (!isStart && months.length === 1) return months[0].id
  return known.find(month => month >= current) || known[known.length - 1]
}
const show = () => {
  const id = wanted(), month = months.find(one => one.id === id)
  if (!month) {
    const hash = /^#d/.test(location.hash) ? location.hash : ''
    location.replace(`${root}calendar/${id}.html${location.search}${hash}`)
    return
  }
  months.forEach(one => { one.hidden = one !== month })
  links.forEach(link => {
    if (link.dataset.month === id) link.setAttribute('aria-current', 'true')
    else link.removeAttribute('aria-current')
  })
  /* the day of the address was hidden when the browser looked for it */
  if (/^#d/.test(location.hash)) document.getElementById(location.hash.slice(1))?.scrollIntoView()
}

/* ---- by school ---- */
const box = document.getElementById('by-school'), select = document.getElementById('school')
const parameter = text => new URLSearchParams(text).get('school')
const narrow = () => {
  const school = select.value
  const isOurs = one => !school || one.dataset.schools.split(' ').includes(school)
  all('[data-schools]').forEach(one => { one.hidden = !isOurs(one) })
  all('.phone-only > section.day').forEach(day => {
    day.hidden = !all('[data-schools]', day).some(isOurs)
  })
  months.forEach(month => {
    let sum = 0
    const classes = new Set()
    all('td[data-date]', month).forEach(cell => {
      const lines = all('li[data-count]', cell).filter(isOurs), link = cell.querySelector('a.n')
      const own = lines.reduce((count, line) => count + Number(line.dataset.count), 0)
      sum += own
      lines.filter(line => line.dataset.count > 0).forEach(line => all('a', line).forEach(a => classes.add(a.href)))
      if (!link) return
      link.hidden = !lines.length
      link.textContent = own ? `${own}次` : '取消'
    })
    const place = month.querySelector('.sum')
    place.textContent = school ? `${select.selectedOptions[0].text}：${sum}次课，${classes.size}个班` : place.dataset.all
  })
  const query = school ? '?school=' + encodeURIComponent(school) : ''
  /* months on pages of their own are narrowed likewise */
  all('.months a,.a-month .button').forEach(link => {
    if (link.pathname !== location.pathname) link.search = query
    else link.href = link.hash
  })
  return query
}
if (select) {
  box.hidden = false
  const asked = parameter(location.search) || parameter(location.hash.slice(1).replace(/^[^&]*&/, ''))
  if ([...select.options].some(option => option.value === asked)) select.value = asked
  select.addEventListener('input', () => {
    const query = narrow()
    try {
      history.replaceState(null, '', location.pathname + query + location.hash)
    } catch {
      location.replace('#' + wanted() + query.replace('?', '&'))
    }
  })
  narrow()
}
addEventListener('hashchange', show)
show()
})()
