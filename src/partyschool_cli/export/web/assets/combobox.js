/* A field whose answers are listed as one types: the search box, and the fields of a form. */
(() => {
'use strict'
const make = (tag, props = {}, ...kids) => {
  const element = Object.assign(document.createElement(tag), props)
  element.append(...kids)
  return element
}
let serial = 0

/* `source` promises an index of finder.js; `line(item, query)` gives the nodes of an answer,
   `choose(item)` takes it; `foot` stands below the list. */
const combobox = (input, {source, choose, line, foot, limit = 12}) => {
  const id = 'found' + ++serial
  const list = make('ul', {id, role: 'listbox', ariaLabel: '找到的'})
  const none = make('p', {className: 'nothing', textContent: '没有找到', hidden: true})
  const box = make('div', {className: 'found', hidden: true}, list, none)
  const live = make('div', {className: 'unseen', role: 'status'})
  if (foot) box.append(foot)
  input.after(box, live)
  const attributes = {role: 'combobox', 'aria-controls': id, 'aria-expanded': 'false',
    'aria-autocomplete': 'list', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false'}
  Object.entries(attributes).forEach(one => input.setAttribute(...one))

  let hits = [], at = -1, shown = null, waiting = null
  const point = place => {
    at = place
    ;[...list.children].forEach((option, n) => {
      option.setAttribute('aria-selected', n === at)
      if (n === at) option.scrollIntoView({block: 'nearest'})
    })
    if (at < 0) input.removeAttribute('aria-activedescendant')
    else input.setAttribute('aria-activedescendant', id + '-' + at)
  }
  const close = () => {
    box.hidden = true
    shown = null
    input.setAttribute('aria-expanded', 'false')
    point(-1)
  }
  const option = (hit, n, query) => {
    const one = make('li', {id: id + '-' + n, role: 'option', ariaSelected: 'false'}, ...line(hit, query))
    one.addEventListener('mousedown', event => event.preventDefault())
    one.addEventListener('click', () => { close(); choose(hit) })
    return one
  }
  const show = async () => {
    const query = input.value
    if (!query.trim()) {
      live.textContent = ''
      return close()
    }
    const index = await source()
    if (query !== input.value) return
    const all = finder.find(index, query)
    hits = all.slice(0, limit)
    list.replaceChildren(...hits.map((hit, n) => option(hit, n, query)))
    list.hidden = !hits.length
    none.hidden = hits.length > 0
    box.hidden = document.activeElement !== input
    shown = query
    input.setAttribute('aria-expanded', !box.hidden && hits.length > 0)
    live.textContent = all.length ? `找到${all.length}条` : '没有找到'
    point(-1)
  }
  const step = by => {
    const n = hits.length + 1
    point((at + 1 + by + n) % n - 1)
  }
  /* keys may come faster than the rows are loaded */
  const whenShown = then => {
    if (!waiting && shown === input.value) return then()
    waiting = (waiting || show()).then(then).finally(() => { waiting = null })
  }
  /* nothing while an input method composes: neither a search, nor Enter, nor an arrow */
  input.addEventListener('input', event => event.isComposing || show())
  input.addEventListener('compositionend', show)
  input.addEventListener('focus', source)
  input.addEventListener('blur', close)
  input.addEventListener('keydown', event => {
    if (event.isComposing || event.keyCode === 229) return
    const by = {ArrowDown: 1, ArrowUp: -1}[event.key]
    if (by && input.value.trim()) {
      event.preventDefault()
      whenShown(() => hits.length && step(by))
    } else if (event.key === 'Enter' && (at >= 0 || waiting)) {
      event.preventDefault()
      whenShown(() => {
        const hit = hits[at]
        if (hit) { close(); choose(hit) } else if (input.form) input.form.requestSubmit()
      })
    } else if (event.key === 'Escape' && !box.hidden) {
      event.preventDefault()
      close()
    }
  })
  return {show, close}
}

Object.assign(finder, {combobox, make})
})()
