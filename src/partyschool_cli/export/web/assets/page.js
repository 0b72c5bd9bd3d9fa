/* On every page: roles of tables, grid or list, printing. Without it each page is whole. */
(() => {
'use strict'
const all = (selector, at = document) => [...at.querySelectorAll(selector)]

/* display:block takes the roles of tables away in some browsers: say them */
all('table.rows').forEach(table => {
  const say = (selector, role) => all(selector, table).forEach(one => one.setAttribute('role', role))
  table.setAttribute('role', 'table')
  say('thead,tbody', 'rowgroup'); say('tr', 'row'); say('td', 'cell')
  say('thead th', 'columnheader'); say('tbody th', 'rowheader')
})

all('[data-print]').forEach(button => {
  button.hidden = false
  button.addEventListener('click', () => print())
})

/* grid or list: on a phone both stand, and CSS shows the list */
all('.switch').forEach(group => {
  const wide = matchMedia('(min-width:46.01rem)')
  const buttons = all('button', group)
  const pick = chosen => buttons.forEach(button => {
    button.setAttribute('aria-pressed', button === chosen)
    document.getElementById(button.dataset.shows).hidden = button !== chosen && wide.matches
  })
  const restore = () => pick(buttons.find(button => button.getAttribute('aria-pressed') === 'true'))
  group.hidden = false
  buttons.forEach(button => button.addEventListener('click', () => pick(button)))
  wide.addEventListener('change', restore)
  restore()
})
})()
