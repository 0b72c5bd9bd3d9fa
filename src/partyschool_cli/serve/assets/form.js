/* A form of `serve --edit`: choices that are searched, and what is said of it before it is saved.
   Without this it is posted as it is, and 先看看 says the same. */
(() => {
'use strict'
const WAIT = 300
const all = (selector, at = document) => [...at.querySelectorAll(selector)]
const form = document.getElementById('edit')
if (!form || !globalThis.finder) return
const root = document.documentElement.dataset.root
const make = finder.make

/* ---- entities by title, pinyin or initials ---- */
const loaded = {}
const choices = kind => {
  loaded[kind] ||= fetch(`${root}edit/choices/${kind}.json`).then(answer => answer.json())
    .then(finder.indexOfItems)
  return loaded[kind]
}
const searched = input => {
  const box = finder.combobox(input, {
    source: () => choices(input.dataset.choices), limit: 8,
    line: (item, query) => [
      make('span', {}, ...finder.marked(item.title, item.reading, query)),
      make('span', {className: 'sub', textContent: item.text}),
    ],
    choose: item => {
      input.value = item.value
      box.close()
      input.dispatchEvent(new Event('change', {bubbles: true}))
    },
  })
}
all('input[data-choices]', form).forEach(searched)

/* ---- a list has a blank input at its end ---- */
form.addEventListener('input', event => {
  const last = event.target.closest('[data-further]')
  if (!last || !event.target.value) return
  const old = event.target, next = last.cloneNode(false), input = make('input', {name: old.name})
  for (const name of ['aria-label', 'aria-describedby', 'data-choices', 'autocomplete'])
    if (old.hasAttribute(name)) input.setAttribute(name, old.getAttribute(name))
  last.removeAttribute('data-further')
  next.append(input)
  last.after(next)
  if (input.dataset.choices) searched(input)
})

/* ---- the end moves along with the start, until somebody sets it ---- */
const minutes = text => {
  const found = /^(\d{1,2})[:：](\d\d)$/.exec(text.trim())
  return found ? 60 * found[1] + +found[2] : NaN
}
const start = form.elements.start, end = form.elements.end
if (start && end && minutes(end.value) > minutes(start.value)) {
  const length = minutes(end.value) - minutes(start.value)
  let touched = false
  end.addEventListener('input', () => { touched = true })
  start.addEventListener('input', () => {
    const at = minutes(start.value) + length
    if (touched || !(at < 24 * 60)) return
    end.value = [at / 60 | 0, at % 60].map(part => String(part).padStart(2, '0')).join(':')
  })
}

/* ---- what lint says, as soon as a field is left ---- */
let waiting = 0, asked = 0
const shown = page => {
  for (const part of all('[data-part]')) {
    const now = page.querySelector(`[data-part="${CSS.escape(part.dataset.part)}"]`)
    if (now && now.innerHTML !== part.innerHTML) part.replaceChildren(...now.childNodes)
  }
  for (const field of all('.field', form)) field.classList.toggle('bad', !!field.querySelector('.error'))
  for (const input of all('[aria-describedby]', form)) {
    const said = document.getElementById(input.getAttribute('aria-describedby').split(' ').pop())
    if (said && said.querySelector('.error')) input.setAttribute('aria-invalid', 'true')
    else input.removeAttribute('aria-invalid')
  }
}
const check = async () => {
  const own = ++asked
  const body = new URLSearchParams(new FormData(form))
  body.set('check', '1')
  try {
    const answer = await fetch(form.action, {method: 'POST', body})
    const text = await answer.text()
    const page = new DOMParser().parseFromString(text, 'text/html')
    const version = page.querySelector('[name=version]')
    /* of a file that changed meanwhile, both versions are shown when it is saved */
    if (own === asked && version && version.value === form.elements.version.value) shown(page)
  } catch { /* the server was stopped: saving will tell */ }
}
form.addEventListener('change', () => {
  clearTimeout(waiting)
  waiting = setTimeout(check, WAIT)
})
form.addEventListener('submit', () => { clearTimeout(waiting); asked++ })
})()
