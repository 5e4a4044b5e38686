// How many cards a printed page has room for: full ones, then single lines, then the first lines and "7 more here".

const FULL = 110; // px, a card of average height with its gap
const LINE = 30;
const MOST = 1.5; // of the height of the text beside them

/** `groups`: [[key, …], …], one for each passage. Returns {isLined, groups: [{shown, more}, …]}. */
export function roomFor(groups, height) {
  const count = groups.reduce((sum, keys) => sum + keys.length, 0);
  const isLined = count * FULL > MOST * height && count > 3;
  const room = Math.max(groups.length, Math.floor((MOST * height) / LINE));
  if (!isLined || count <= room) return { isLined, groups: groups.map((keys) => ({ shown: keys, more: [] })) };
  return {
    isLined,
    groups: groups.map((keys) => {
      const share = Math.max(1, Math.floor((keys.length / count) * room) - 1);
      return keys.length <= share + 1 ? { shown: keys, more: [] } : { shown: keys.slice(0, share), more: keys.slice(share) };
    }),
  };
}
