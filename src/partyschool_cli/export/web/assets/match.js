/* Which rows have all words of a query, the best first: as `pschool search` finds them. */
(() => {
'use strict'
/* A word at the start of a name, or the whole of it, counts more; pinyin less, initials less still. */
const WHOLE = 40, START = 20, START_BY_PINYIN = 4, BY_PINYIN = 5, BY_INITIALS = 10
/* A pattern tries every split of the letters among readings: twice as many with each letter. */
const MOST_LETTERS = 6

/* in one case, full-width letters and signs as half-width ones */
const fold = text => text.normalize('NFKC').toLowerCase()
/* and without the space that an office sets within a short name: 王　明 */
const searchKey = text => fold(text).replace(/([\u3007\u3400-\u9fff]) +(?=[\u3007\u3400-\u9fff])/g, '$1')
/* ' da/dai peng zhong zhi': a unit for each character, after a space */
const unitsOf = reading => reading ? ' ' + reading.replace(/^[. ]+/, '').trimEnd() : ''
const wordsOf = query => [...new Set(fold(query).split(/\s+/).filter(Boolean))]

const shared = (letters, syllable) => {
  let n = 0
  while (n < letters.length && n < syllable.length &&
    (letters[n] === syllable[n] || (letters[n] === 'u' && syllable[n] === 'v'))) n++
  return n
}
/* How many letters are spoken for, after one more unit. */
const reachedBy = (letters, reached, unit) => {
  const next = new Set()
  for (const start of reached)
    for (const syllable of unit.split('/'))
      for (let n = shared(letters.slice(start), syllable); n; n--) next.add(start + n)
  return [...next]
}
/* whether units in a row begin with the parts of all letters */
const hasRun = (letters, units) => {
  let reached = []
  for (const unit of units.trim().split(' ')) {
    reached = reachedBy(letters, [0, ...reached], unit)
    if (reached.includes(letters.length)) return true
  }
  return false
}
const lettersOf = word => word.replace(/'/g, '').replace(/ü/g, 'v')

/* One word: where its pinyin is in units, as [start, end] of a string, or null. */
const pinyinOf = word => {
  const letters = lettersOf(word)
  const count = letters.replace(/[^a-z]/g, '').length
  if (!/^[a-z0-9]{1,64}$/.test(letters) || !count || (count === 1 && letters.length > 1)) return null
  const one = letter => letter === 'u' ? '[uv]' : letter
  const body = [...letters.slice(0, MOST_LETTERS)].map(one).join('(?:[^ ]* (?:[^ ]*/)?)?')
  /* one letter is in nearly every text: it has to begin it */
  const pattern = new RegExp(letters.length > 1 ? '[ /]' + body : '^ (?:[^ ]*/)?' + body)
  const length = Math.min(letters.length, MOST_LETTERS)
  return units => {
    const found = pattern.exec(units)
    if (!found || (letters.length > MOST_LETTERS && !hasRun(letters, units))) return null
    const text = found[0], spaces = text.split(' ').length - 1
    return {at: found.index, end: found.index + text.length, byInitials: spaces + (text[0] !== ' ') === length}
  }
}
const begins = (found, units) => {
  const second = units.indexOf(' ', 1)
  return second < 0 || found.at < second
}

/* Texts and rows made ready to be searched. `groupsOf(item)` gives the places of its texts, a list
   for each weight, the heaviest first: those are names. */
const indexOf = ({texts, readings, weights, items, groupsOf}) => ({
  texts: texts.map(searchKey), units: readings.map(unitsOf), weights, items, groups: items.map(groupsOf),
})
/* Items that have a title with its reading, and text that is found by its words only. */
const indexOfItems = items => indexOf({
  texts: items.flatMap(one => [one.title, one.text || '']),
  readings: items.flatMap(one => [one.reading || '', '']),
  weights: [60, 15], items, groupsOf: (_, place) => [[2 * place], [2 * place + 1]],
})

/* What a word loses in each text, less than 0 where it is not in it, and what it gains there. */
const tried = (word, {texts, units}) => {
  const losses = new Int8Array(texts.length).fill(-1), gains = new Int8Array(texts.length)
  const pinyin = pinyinOf(word)
  for (let place = 0; place < texts.length; place++) {
    const text = texts[place]
    if (text.includes(word)) {
      losses[place] = 0
      gains[place] = text === word ? WHOLE : text.startsWith(word) ? START : 0
    } else if (pinyin && units[place]) {
      const found = pinyin(units[place])
      if (!found) continue
      losses[place] = found.byInitials ? BY_INITIALS : BY_PINYIN
      gains[place] = begins(found, units[place]) ? START_BY_PINYIN : 0
    }
  }
  return {losses, gains}
}
const scoreOf = (groups, weights, {losses, gains}) => {
  for (let level = 0; level < groups.length; level++) {
    let best = 0
    for (const place of groups[level]) {
      if (losses[place] < 0) continue
      best = Math.max(best, weights[level] - losses[place] + (level ? 0 : gains[place]))
    }
    if (best) return best
  }
  return 0
}
/* The items that have every word; equal ones in their order. */
const find = (index, query) => {
  const words = wordsOf(query).map(word => tried(word, index))
  if (!words.length) return []
  const scored = []
  index.items.forEach((item, place) => {
    let sum = 0
    for (const word of words) {
      const score = scoreOf(index.groups[place], index.weights, word)
      if (!score) return
      sum += score
    }
    scored.push([sum, place, item])
  })
  return scored.sort((a, b) => b[0] - a[0] || a[1] - b[1]).map(one => one[2])
}

/* The first and the last unit of the first run whose parts are all letters. */
const runOf = (letters, units) => {
  for (let first = 0; first < units.length; first++) {
    let reached = [0]
    for (let last = first; reached.length && last < units.length; last++) {
      reached = reachedBy(letters, reached, units[last])
      if (reached.includes(letters.length)) return [first, last]
    }
  }
  return null
}
/* Where the words are in a title, [start, end] each: literally, else the characters whose pinyin it
   is. Signs have no unit, but for those that end a sentence. */
const placesIn = (text, reading, query) => {
  const key = fold(text)
  if (key.length !== text.length) return []
  const units = unitsOf(reading || '').split(' ').slice(1)
  const spoken = [...key.matchAll(/[a-z0-9\u3007\u3400-\u9fff\uf900-\ufaff。；！？.;!?]|[\ud840-\udbff][\udc00-\udfff]/g)]
  return wordsOf(query).map(word => {
    const at = key.indexOf(word)
    if (at >= 0) return [at, at + word.length]
    const run = spoken.length === units.length && pinyinOf(word) && runOf(lettersOf(word), units)
    return run && [spoken[run[0]].index, spoken[run[1]].index + spoken[run[1]][0].length]
  }).filter(Boolean).sort((a, b) => a[0] - b[0])
}
/* A title as nodes, with what was found marked; put in as text, never as markup. */
const marked = (text, reading, query) => {
  const nodes = []
  let done = 0
  for (const [start, end] of placesIn(text, reading, query)) {
    if (start < done) continue
    const mark = document.createElement('mark')
    mark.textContent = text.slice(start, end)
    nodes.push(text.slice(done, start), mark)
    done = end
  }
  return [...nodes, text.slice(done)].filter(one => one !== '')
}

globalThis.finder = {indexOf, indexOfItems, find, marked, placesIn}
})()
