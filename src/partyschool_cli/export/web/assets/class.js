/* On the page of a class: whether a printed timetable, whose code is in the address, is this one. */
(() => {
'use strict'
const check = document.getElementById('check')
const letters = text => text.toUpperCase().replace(/[^0-9A-Z]/g, '')
const given = new URLSearchParams(location.search).get('code')
if (!check || !given || !letters(given)) return
const isSame = letters(given) === letters(check.dataset.code)
check.textContent = isSame
  ? `校验码 ${given}：手里的课程表与本页一致。`
  : `校验码 ${given}：课程表已改，以本页为准。`
check.classList.toggle('changed', !isSame)
check.hidden = false
})()
