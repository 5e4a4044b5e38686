// Put every card as near its quotation as possible, without overlap: least squares under y[i+1] >= y[i] + height[i] + gap,
// by pooling adjacent violators in one pass. An item of great weight sits exactly where it wants to.

/** `items`: [{top, height, weight}] sorted by top. Returns the tops, none above `least`. */
export function stack(items, gap, least) {
  const blocks = [];
  let shift = 0;
  for (const item of items) {
    blocks.push({ weight: item.weight, sum: item.weight * (item.top - shift), count: 1 });
    shift += item.height + gap;
    pool(blocks);
  }
  const tops = [];
  shift = 0;
  for (const block of blocks) {
    for (let left = block.count; left > 0; left -= 1) {
      tops.push(Math.max(block.sum / block.weight, least) + shift);
      shift += items[tops.length - 1].height + gap;
    }
  }
  return tops;
}

function pool(blocks) {
  while (blocks.length > 1) {
    const last = blocks[blocks.length - 1];
    const before = blocks[blocks.length - 2];
    if (before.sum / before.weight <= last.sum / last.weight) return;
    before.weight += last.weight;
    before.sum += last.sum;
    before.count += last.count;
    blocks.pop();
  }
}
