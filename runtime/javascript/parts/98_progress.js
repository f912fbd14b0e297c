/** A number, or the mean of an array or tensor. */
function meanOf(value) {
  const values = value?.dataSync ? value.dataSync() : (value?.tolist?.() ?? value);
  const numbers = Array.from([values].flat(Infinity)).flatMap((one) =>
    ArrayBuffer.isView(one) ? Array.from(one) : [Number(one)],
  );
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

/** How far a loop of one's own is; see the runtime's. */
class Progbar {
  constructor(target, config = {}) {
    const options = {
      width: 20,
      verbose: 1,
      interval: 0.05,
      statefulMetrics: null,
      unitName: 'step',
    };
    for (const key of Object.keys(config)) {
      if (!(key in options)) throw new RangeError(`progbar: unknown config key '${key}'`);
    }
    Object.assign(this, options, config, {target, seen: 0, last: 0});
    this.statefulMetrics = new Set(this.statefulMetrics ?? []);
    this.start = performance.now();
    this.sums = new Map();
  }

  update(current, values = null, finalize = null) {
    finalize ??= this.target != null && current >= this.target;
    for (const [name, value] of values ?? []) {
      const number = meanOf(value);
      if (finalize || this.statefulMetrics.has(name)) {
        this.sums.set(name, [number, 1]);
      } else {
        const steps = Math.max(current - this.seen, 1);
        const [total, count] = this.sums.get(name) ?? [0, 0];
        this.sums.set(name, [total + number * steps, count + steps]);
      }
    }
    this.seen = current;
    this.show(finalize);
  }

  add(n, values = null) {
    this.update(this.seen + n, values);
  }

  show(finalize) {
    const now = performance.now();
    const terminal = globalThis.process?.stdout;
    if (Number(this.verbose) === 1 && terminal?.isTTY) {
      if (finalize || now - this.last >= 1000 * this.interval) {
        terminal.write(`\r${this.line(now)}\x1b[K${finalize ? '\n' : ''}`);
        this.last = now;
      }
    } else if (this.verbose && finalize) {
      console.log(this.line(now));
    }
  }

  line(now) {
    const parts = [`${this.seen}/${this.target || 'Unknown'}`];
    if (this.target) {
      const share = Math.floor((this.width * this.seen) / this.target);
      const filled = Math.min(share, this.width);
      parts[0] += ` [${'='.repeat(filled)}${'.'.repeat(this.width - filled)}]`;
    }
    const each = (now - this.start) / Math.max(this.seen, 1);
    const seconds = ((now - this.start) / 1000).toFixed(0);
    parts.push(`${seconds}s ${each.toFixed(0)}ms/${this.unitName}`);
    for (const [name, [total, count]] of this.sums) {
      const mean = total / Math.max(1, count);
      const shown = Math.abs(mean) > 1e-3 ? mean.toFixed(4) : mean.toExponential(4);
      parts.push(`${name}: ${shown}`);
    }
    return parts.join(' - ');
  }
}

function progbar(target, config = {}) {
  return new Progbar(target, config);
}
