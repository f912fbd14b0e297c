/** Characters that part words beside the one that `split` says. */
const WORD_FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n';

/** The words of a text, see `textToWordSequence` of the runtime. */
function textToWordSequence(
  text,
  {filters = WORD_FILTERS, lower = true, split = ' '} = {},
) {
  const parting = new Set(filters);
  const plain = Array.from(lower ? text.toLowerCase() : text, (character) =>
    parting.has(character) ? split : character,
  );
  return plain
    .join('')
    .split(split)
    .filter((word) => word !== '');
}

const TURNS_OF_MD5 = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

/** MD5 (Rivest, 1992) of a text in UTF-8, as a whole number. */
function md5(text) {
  const bytes = new TextEncoder().encode(text);
  const words = new Uint32Array(((bytes.length + 72) >> 6) * 16);
  const view = new DataView(words.buffer);
  bytes.forEach((byte, place) => view.setUint8(place, byte));
  view.setUint8(bytes.length, 0x80);
  view.setUint32(words.byteLength - 8, bytes.length * 8, true);
  view.setUint32(words.byteLength - 4, Math.floor(bytes.length / 2 ** 29), true);
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let block = 0; block < words.byteLength; block += 64) {
    let [a, b, c, d] = state;
    for (let step = 0; step < 64; step += 1) {
      const round = step >> 4;
      const [mixed, place] = [
        [(b & c) | (~b & d), step],
        [(d & b) | (~d & c), 5 * step + 1],
        [b ^ c ^ d, 3 * step + 5],
        [c ^ (b | ~d), 7 * step],
      ][round];
      const constant = Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32);
      const word = view.getUint32(block + (place % 16) * 4, true);
      const sum = (a + mixed + constant + word) | 0;
      const turn = TURNS_OF_MD5[round * 4 + (step % 4)];
      [a, d, c] = [d, c, b];
      b = (b + ((sum << turn) | (sum >>> (32 - turn)))) | 0;
    }
    [a, b, c, d].forEach((part, place) => {
      state[place] = (state[place] + part) | 0;
    });
  }
  const digest = new DataView(new ArrayBuffer(16));
  state.forEach((part, place) => digest.setInt32(place * 4, part, true));
  return (digest.getBigUint64(0) << 64n) | digest.getBigUint64(8);
}

/** A hash that is another in every run, as Python's. */
function ownHash(word) {
  HASH_SALT ??= Math.floor(Math.random() * 2 ** 32);
  let state = HASH_SALT;
  for (const character of word) {
    state = Math.imul(state ^ character.codePointAt(0), 0x01000193);
    state ^= state >>> 15;
  }
  return state >>> 0;
}

let HASH_SALT = null;

/** A number from 1 to below `n` for each word: `hashFunction(word) % (n - 1) + 1`. */
function hashingTrick(text, n, {hashFunction = null, analyzer = null, ...splitting} = {}) {
  const chosen = {md5}[hashFunction] ?? hashFunction ?? ownHash;
  if (typeof chosen !== 'function') {
    throw new RangeError(
      `hashingTrick: hashFunction: expected a function, 'md5' or null, got ${hashFunction}`,
    );
  }
  const words = analyzer == null ? textToWordSequence(text, splitting) : analyzer(text);
  const range = BigInt(n - 1);
  return words.map((word) => {
    const rest = BigInt(chosen(word)) % range;
    return Number(rest < 0n ? rest + range : rest) + 1;
  });
}

/** The same, by a hash that is another in every run. */
function oneHotText(text, n, config = {}) {
  return hashingTrick(text, n, {...config, hashFunction: null});
}

/**
 * An object that holds the entries of a Map and keeps their order, which objects lose for keys that
 * look like numbers; it has no members but its entries.
 */
function orderedTable(entries) {
  const order = new Set(entries.keys());
  const table = Object.assign(Object.create(null), Object.fromEntries(entries));
  return new Proxy(table, {
    ownKeys: () => [...order],
    defineProperty(target, key, description) {
      order.add(key);
      return Reflect.defineProperty(target, key, description);
    },
    deleteProperty(target, key) {
      order.delete(key);
      return Reflect.deleteProperty(target, key);
    },
  });
}

function countedIn(counts, keys) {
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** What stands in the files of tokenizers. */
const TOKENIZER_OPTIONS = {
  numWords: 'num_words',
  filters: 'filters',
  lower: 'lower',
  split: 'split',
  charLevel: 'char_level',
  oovToken: 'oov_token',
  documentCount: 'document_count',
};
const TOKENIZER_TABLES = {
  wordCounts: 'word_counts',
  wordDocs: 'word_docs',
  indexDocs: 'index_docs',
  indexWord: 'index_word',
  wordIndex: 'word_index',
};

/** Numbers the words of texts from 1 on, the most frequent first; see the runtime's. */
class Tokenizer {
  constructor(config = {}) {
    const options = {
      numWords: null,
      filters: WORD_FILTERS,
      lower: true,
      split: ' ',
      charLevel: false,
      oovToken: null,
      documentCount: 0,
      analyzer: null,
    };
    for (const key of Object.keys(config)) {
      if (!(key in options)) throw new RangeError(`tokenizer: unknown config key '${key}'`);
    }
    Object.assign(this, options, config);
    for (const name of Object.keys(TOKENIZER_TABLES)) this[name] = orderedTable(new Map());
  }

  parts(text) {
    if (Array.isArray(text)) {
      return this.lower ? text.map((word) => word.toLowerCase()) : text;
    }
    if (this.charLevel) return [...(this.lower ? text.toLowerCase() : text)];
    return this.analyzer == null ? textToWordSequence(text, this) : this.analyzer(text);
  }

  fitOnTexts(texts) {
    const counts = new Map(Object.entries(this.wordCounts));
    const documents = new Map(Object.entries(this.wordDocs));
    for (const text of texts) {
      this.documentCount += 1;
      const words = this.parts(text);
      countedIn(counts, words);
      countedIn(documents, new Set(words));
    }
    const known = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a));
    if (this.oovToken != null) known.unshift(this.oovToken);
    const numbers = new Map(known.map((word, place) => [word, place + 1]));
    this.wordCounts = orderedTable(counts);
    this.wordDocs = orderedTable(documents);
    this.wordIndex = orderedTable(numbers);
    this.indexWord = orderedTable(new Map([...numbers].map(([word, at]) => [`${at}`, word])));
    for (const [word, count] of documents) this.indexDocs[numbers.get(word)] = count;
  }

  fitOnSequences(sequences) {
    this.documentCount += sequences.length;
    for (const sequence of sequences) {
      for (const number of new Set(sequence)) {
        this.indexDocs[number] = (this.indexDocs[number] ?? 0) + 1;
      }
    }
  }

  /** The number, or the word, of what is not known, if there is one. */
  get unknown() {
    return this.oovToken == null ? null : (this.wordIndex[this.oovToken] ?? null);
  }

  *textsToSequencesGenerator(texts) {
    const most = this.numWords || Infinity;
    const {unknown, wordIndex} = this;
    for (const text of texts) {
      const numbers = this.parts(text).map((word) => {
        const number = wordIndex[word];
        return number != null && number < most ? number : unknown;
      });
      yield numbers.filter((number) => number != null);
    }
  }

  textsToSequences(texts) {
    return [...this.textsToSequencesGenerator(texts)];
  }

  *sequencesToTextsGenerator(sequences) {
    const most = this.numWords || Infinity;
    const {unknown, indexWord} = this;
    const other = unknown == null ? null : indexWord[unknown];
    for (const sequence of sequences) {
      const words = Array.from(sequence, (number) =>
        number < most ? (indexWord[number] ?? other) : other,
      );
      yield words.filter((word) => word != null).join(' ');
    }
  }

  sequencesToTexts(sequences) {
    return [...this.sequencesToTextsGenerator(sequences)];
  }

  textsToMatrix(texts, mode = 'binary') {
    return this.sequencesToMatrix(this.textsToSequences(texts), mode);
  }

  sequencesToMatrix(sequences, mode = 'binary') {
    const known = Object.keys(this.wordIndex).length;
    const width = this.numWords || (known > 0 ? known + 1 : 0);
    if (width === 0) throw new Error('tokenizer: a matrix needs numWords, or fitOnTexts first');
    if (mode === 'tfidf' && !this.documentCount) {
      throw new Error("tokenizer: mode 'tfidf' needs fitOnTexts or fitOnSequences first");
    }
    const weights = {
      binary: () => 1,
      count: (count) => count,
      freq: (count, length) => count / length,
      tfidf: (count, length, number) => {
        const seen = this.documentCount / (1 + (this.indexDocs[number] ?? 0));
        return (1 + Math.log(count)) * Math.log(1 + seen);
      },
    };
    if (!Object.hasOwn(weights, mode)) {
      const modes = Object.keys(weights).join(', ');
      throw new RangeError(`tokenizer: mode: expected one of ${modes}, got '${mode}'`);
    }
    const rows = Array.from(sequences, (sequence) => {
      const row = new Float32Array(width);
      const counts = new Map();
      countedIn(counts, [...sequence].filter((number) => number < width));
      for (const [number, count] of counts) {
        row[number] = weights[mode](count, sequence.length, number);
      }
      return row;
    });
    return tf.tensor2d(rows, [rows.length, width]);
  }

  getConfig() {
    const config = {};
    for (const [name, word] of Object.entries(TOKENIZER_OPTIONS)) config[word] = this[name];
    for (const [name, word] of Object.entries(TOKENIZER_TABLES)) {
      config[word] = JSON.stringify(this[name]);
    }
    return config;
  }

  toJSON() {
    return JSON.stringify({class_name: 'Tokenizer', config: this.getConfig()});
  }
}

function tokenizer(config = {}) {
  return new Tokenizer(config);
}

/** The tokenizer that `toJSON`, here or in Keras, wrote. */
function tokenizerFromJSON(text) {
  const {config} = JSON.parse(text);
  if (config?.word_index == null) {
    throw new RangeError('tokenizerFromJSON: expected what toJSON() of a tokenizer gives');
  }
  const options = Object.entries(TOKENIZER_OPTIONS).map(([name, word]) => [name, config[word]]);
  const made = new Tokenizer(Object.fromEntries(options));
  const byNumber = (left, right) => left[1] - right[1];
  for (const [name, word] of Object.entries(TOKENIZER_TABLES)) {
    const entries = Object.entries(JSON.parse(config[word]));
    if (name === 'wordIndex') entries.sort(byNumber);
    made[name] = orderedTable(new Map(entries));
  }
  return made;
}

/** How probably word2vec takes the word of each rank, if words are as frequent as Zipf's law says. */
function makeSamplingTable(size, {samplingFactor = 1e-5} = {}) {
  const values = Array.from({length: size}, (_, place) => {
    const rank = Math.max(place, 1);
    const rarity = rank * (Math.log(rank) + 0.577) + 0.5 - 1 / (12 * rank);
    return Math.min(1, Math.sqrt(samplingFactor * rarity));
  });
  return tf.tensor1d(values);
}

/** Pairs of numbers of words, and whether they stand near each other; see the runtime's. */
function skipgrams(
  sequence,
  vocabularySize,
  {
    windowSize = 4,
    negativeSamples = 1,
    shuffle = true,
    categorical = false,
    samplingTable = null,
    seed = null,
  } = {},
) {
  const table = samplingTable instanceof tf.Tensor ? samplingTable.dataSync() : samplingTable;
  const draw = seededDraws(seed);
  const pairs = [];
  sequence.forEach((word, place) => {
    if (!word || (table != null && table[word] < draw())) return;
    const end = Math.min(sequence.length, place + windowSize + 1);
    for (let at = Math.max(0, place - windowSize); at < end; at += 1) {
      if (at !== place && sequence[at]) pairs.push([word, sequence[at]]);
    }
  });
  const [yes, no] = categorical ? [[0, 1], [1, 0]] : [1, 0];
  let found = pairs.map((pair) => [pair, yes]);
  if (negativeSamples > 0) {
    const words = inDrawnOrder(pairs.map(([word]) => word), draw);
    const count = Math.trunc(pairs.length * negativeSamples);
    for (let at = 0; at < count; at += 1) {
      const other = 1 + Math.floor(draw() * (vocabularySize - 1));
      found.push([[words[at % words.length], other], no]);
    }
  }
  if (shuffle) found = inDrawnOrder(found, draw);
  return [found.map(([pair]) => pair), found.map(([, label]) => label)];
}

function inDrawnOrder(values, draw) {
  const order = [...values];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(draw() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}
