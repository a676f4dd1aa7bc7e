/**
 * Moves through emoji in groups, each of which is a grid of its own with the same columns. Does not access the page.
 *
 * @param sizes how many emoji each group has, at least one
 * @param at `{ group, index }`
 * @returns the same for the emoji that the key leads to; null above the first row; undefined for another key
 */
export function moved(key, { sizes, columns, at: { group, index } }) {
  const size = sizes[group]
  const column = index % columns
  const to = (otherGroup, otherIndex) => ({ group: otherGroup, index: otherIndex })
  switch (key) {
    case 'ArrowRight':
      return index + 1 < size ? to(group, index + 1) : group + 1 < sizes.length ? to(group + 1, 0) : to(group, index)
    case 'ArrowLeft':
      return index > 0 ? to(group, index - 1) : group > 0 ? to(group - 1, sizes[group - 1] - 1) : to(group, index)
    case 'ArrowDown':
      if (rowOf(index, columns) < rowOf(size - 1, columns)) return to(group, Math.min(index + columns, size - 1))
      return group + 1 < sizes.length ? to(group + 1, Math.min(column, sizes[group + 1] - 1)) : to(group, index)
    case 'ArrowUp':
      if (index >= columns) return to(group, index - columns)
      return group > 0 ? to(group - 1, lastInColumn(sizes[group - 1], columns, column)) : null
    case 'Home':
      return to(group, index - column)
    case 'End':
      return to(group, Math.min(index - column + columns, size) - 1)
  }
}

function rowOf(index, columns) {
  return Math.floor(index / columns)
}

/** The place in the last row, or the last one of that row if it is shorter. */
function lastInColumn(size, columns, column) {
  return Math.min(rowOf(size - 1, columns) * columns + column, size - 1)
}
