/** argparse.ArgumentParser: what the words of a command line say. */
class PyArgumentParser {
  /** @param {any} [options] */
  constructor({prog, description, epilog, showsDefaults = false} = {}) {
    this.prog = prog ?? process.argv[1]?.split('/').at(-1) ?? '';
    this.texts = {description, epilog};
    this.showsDefaults = showsDefaults;
    this.known = [];
    this.addArgument('-h', '--help', {
      action: 'help',
      help: 'show this help message and exit',
    });
  }

  addArgument(...given) {
    const last = given.at(-1);
    const options = typeof last === 'object' ? given.pop() : {};
    const long = given.find((one) => one.startsWith('--')) ?? given[0];
    const isOption = long.startsWith('-');
    const word = options.dest ?? long.replace(/^-+/, '');
    const key = word.replace(/[-_]+([^-_])/g, (_, one) => one.toUpperCase());
    const flags = {store_true: false, store_false: true};
    const made = {
      type: String,
      default: flags[options.action] ?? null,
      ...options,
    };
    made.takesNone = /^(store_|count|help|version)/.test(options.action ?? '');
    this.known.push({...made, names: isOption ? given : [], key, word});
  }

  setDefaults(values) {
    for (const [key, value] of Object.entries(values)) {
      const one = this.known.find((each) => each.key === key);
      if (one) one.default = value;
      else this.known.push({names: ['-'], key, default: value});
    }
  }

  parseArgs(words) {
    const [values, unknown] = this.parseKnownArgs(words);
    if (unknown.length)
      this.error(`unrecognized arguments: ${unknown.join(' ')}`);
    return values;
  }

  /** @returns {any[]} */
  parseKnownArgs(words) {
    const [values, unknown, seen, free] = [{}, [], new Set(), []];
    for (const one of this.known)
      if (one.action !== 'help')
        values[one.key] =
          typeof one.default === 'string' ? one.type(one.default) : one.default;
    const left = [...(words ?? process.argv.slice(2))];
    const isOption = (word) => /^-[^\d.\s]/.test(word);
    const take = (one, first) => {
      const taken = first === undefined ? [] : [first];
      const many = one.nargs === '*' || one.nargs === '+';
      const most = many ? Infinity : Number(one.nargs ?? 1) || 1;
      while (taken.length < most && left.length && !isOption(left[0]))
        taken.push(left.shift());
      return taken;
    };
    while (left.length) {
      const word = left.shift();
      if (word === '--') free.push(...left.splice(0));
      else if (!isOption(word)) free.push(word);
      else {
        const [name, given] = word.split(/=(.*)/s);
        const one = this.named(name);
        if (!one) {
          unknown.push(word);
          continue;
        }
        seen.add(one);
        if (one.takesNone) this.set(values, one);
        else this.set(values, one, take(one, given));
      }
    }
    const places = this.known.filter((one) => !one.names.length);
    places.forEach((one, index) => {
      const later = places
        .slice(index + 1)
        .filter((each) => !/[*?]/.test(each.nargs));
      const many = one.nargs === '*' || one.nargs === '+';
      const most = many
        ? free.length - later.length
        : Number(one.nargs ?? 1) || 1;
      const taken = free.splice(0, Math.max(0, most));
      if (taken.length) seen.add(one);
      if (taken.length || one.nargs === '*') this.set(values, one, taken);
    });
    const missing = this.known.filter((one) => {
      const isPlace = !one.names.length && !/[*?]/.test(one.nargs);
      return !seen.has(one) && (one.required || isPlace);
    });
    if (missing.length) {
      const names = missing.map((one) => one.names.join('/') || one.word);
      this.error(`the following arguments are required: ${names.join(', ')}`);
    }
    return [values, [...unknown, ...free]];
  }

  named(name) {
    const exact = this.known.find((one) => one.names.includes(name));
    const starts = (one) => one.names.some((each) => each.startsWith(name));
    const near = name.startsWith('--') ? this.known.filter(starts) : [];
    return exact ?? (near.length === 1 ? near[0] : undefined);
  }

  set(values, one, words = []) {
    const read = (word) => {
      let value;
      try {
        value = one.type(word);
      } catch {
        const type = one.type.name.replace(/^py/, '').toLowerCase();
        this.fail(one, `invalid ${type} value: '${word}'`);
      }
      if (one.choices && !one.choices.includes(value)) {
        const shown = one.choices.map((choice) => pyRepr(choice)).join(', ');
        this.fail(
          one,
          `invalid choice: ${pyRepr(value)} (choose from ${shown})`,
        );
      }
      return value;
    };
    const {key} = one;
    const isList = one.nargs !== undefined && one.nargs !== '?';
    if (one.action === 'help') this.help();
    else if (one.action === 'version') this.exit(0, `${one.version}\n`);
    else if (one.action === 'count') values[key] = (values[key] ?? 0) + 1;
    else if (one.takesNone)
      values[key] =
        one.action === 'store_const' ? one.const : one.action === 'store_true';
    else if (!words.length && one.nargs === '?')
      values[key] = one.const ?? null;
    else if (!words.length && one.nargs !== '*')
      this.fail(one, `expected ${isList ? 'at least one' : 'one'} argument`);
    else if (one.action === 'append')
      values[key] = [
        ...(values[key] ?? []),
        isList ? words.map(read) : read(words[0]),
      ];
    else if (!words.length && one.default != null) values[key] = one.default;
    else values[key] = isList ? words.map(read) : read(words[0]);
  }

  fail(one, message) {
    this.error(`argument ${one.names.join('/') || one.word}: ${message}`);
  }

  error(message) {
    this.exit(2, `${this.usage()}\n${this.prog}: error: ${message}\n`);
  }

  exit(status, text) {
    process[status ? 'stderr' : 'stdout'].write(text);
    process.exit(status);
  }

  usage() {
    const shown = this.known.filter((one) => one.names[0] !== '-');
    const words = shown.map((one) => {
      if (!one.names.length) return one.metavar ?? one.word;
      const text = one.takesNone
        ? one.names[0]
        : `${one.names[0]} ${this.meta(one)}`;
      return one.required ? text : `[${text}]`;
    });
    return `usage: ${[this.prog, ...words].join(' ')}`;
  }

  meta(one) {
    const listed = one.choices && `{${one.choices.join(',')}}`;
    return one.metavar ?? listed ?? one.word.replaceAll('-', '_').toUpperCase();
  }

  help() {
    const row = (one) => {
      const names = one.names.map((name) =>
        one.takesNone ? name : `${name} ${this.meta(one)}`,
      );
      const value = this.showsDefaults && one.default != null;
      const shown = value ? ` (default: ${pyStr(one.default)})` : '';
      const help = (one.help ?? '').replace('%(default)s', () =>
        pyStr(one.default),
      );
      return (
        `  ${names.join(', ') || this.meta(one)}`.padEnd(24) + help + shown
      );
    };
    const shown = this.known.filter((one) => one.names[0] !== '-');
    const {description, epilog} = this.texts;
    const text = [this.usage(), description, shown.map(row).join('\n'), epilog];
    this.exit(0, `${text.filter(Boolean).join('\n\n')}\n`);
  }
}
