/** The colours of code, by classes: comments, strings, numbers, keywords, and the lines of a difference. Loaded when code is shown. */

/** Longer code stays as it is, in characters. */
const MAX_LENGTH = 20_000

const SLASHES = String.raw`//[^\n]*|/\*[^]*?(?:\*/|$)`
const HASH = String.raw`#[^\n]*`
const DASHES = String.raw`--[^\n]*|/\*[^]*?(?:\*/|$)`
const TAGS = String.raw`<!--[^]*?(?:-->|$)`
const QUOTES = String.raw`"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?`
const BACKTICKS = String.raw`${QUOTES}|\x60(?:\\[^]|[^\\\x60])*\x60?`
const NONE = '(?!)'

const C_LIKE =
  'abstract as async await boolean break byte case catch char class const constexpr continue crate def default defer delete do double dyn else enum export extends false final finally float fn for from fun func function go goto guard if impl implements import in inline instanceof int interface internal is let long loop match mod move mut namespace native new nil null nullptr object of override package private protected pub public readonly record return sealed self short signed sizeof static string struct super switch synchronized template this throw throws trait transient true try type typealias typedef typename typeof undefined union unsafe unsigned use using val var virtual void volatile when where while with yield'
const SCRIPTS =
  'and as assert async await begin break case class continue def del do done echo elif else end ensure esac except exit export false False fi finally for from function global if import in is lambda local loop module next nil None nonlocal not null or pass raise require rescue return self then true True try unless until when while with yield'
const QUERIES =
  'add all alter and as asc begin between by case cascade check column commit constraint create cross database default delete desc distinct drop else end except exists false foreign from full grant group having if in index inner insert intersect into is join key left like limit not null offset on or order outer over partition primary references returning right rollback select set table then true union unique update using values view when where with'

const FAMILIES = [
  family('c cpp c++ cs csharp css go groovy h hpp java javascript js json jsonc jsx kotlin kt less mjs php rs rust scala scss swift ts tsx typescript', SLASHES, BACKTICKS, C_LIKE),
  family('bash conf dockerfile ini make makefile properties py python rb ruby sh shell toml yaml yml zsh', HASH, QUOTES, SCRIPTS),
  family('mysql postgres postgresql sql sqlite', DASHES, QUOTES, QUERIES, 'i'),
  family('html svg vue xml', TAGS, QUOTES, '', '', String.raw`</?[\w:-]+|/?>`),
]

/** Colours the text of an element. Languages that are not known stay as they are. */
export function highlight(code, language) {
  const text = code.textContent
  if (text.length > MAX_LENGTH) return
  if (language === 'diff' || language === 'patch') return code.replaceChildren(...lines(text))
  const known = FAMILIES.find(({ names }) => names.has(language))
  if (known) code.replaceChildren(...tokens(text, known))
}

function family(names, comment, string, keywords, flags = '', tag = NONE) {
  const pattern = `(?<comment>${comment})|(?<string>${string})|(?<keyword>${tag})|(?<number>\\b\\d[\\w.]*)|(?<word>[\\p{L}_$][\\p{L}\\p{N}_$]*)`
  return { names: new Set(names.split(' ')), keywords: new Set(keywords.split(' ')), pattern: new RegExp(pattern, 'gu'), anyCase: flags === 'i' }
}

function tokens(text, { pattern, keywords, anyCase }) {
  const nodes = []
  let from = 0
  for (const { index, 0: token, groups } of text.matchAll(pattern)) {
    const kind = groups.word === undefined ? kindOf(groups) : keywords.has(anyCase ? token.toLowerCase() : token) && 'keyword'
    if (!kind) continue
    nodes.push(text.slice(from, index), coloured(token, kind))
    from = index + token.length
  }
  return [...nodes, text.slice(from)]
}

function kindOf(groups) {
  return ['comment', 'string', 'keyword', 'number'].find((kind) => groups[kind] !== undefined)
}

function lines(text) {
  return text.split(/(?<=\n)/).map((line) => (line[0] === '+' ? coloured(line, 'added') : line[0] === '-' ? coloured(line, 'gone') : line))
}

function coloured(text, kind) {
  return Object.assign(document.createElement('span'), { className: `code-${kind}`, textContent: text })
}
