const DATASETS = 'https://storage.googleapis.com/tensorflow/tf-keras-datasets/';

/**
 * The bytes of a file of the data sets: in Node out of the folder where Keras keeps it, if it is
 * there; else from the network.
 */
async function datasetFile(name, folder = 'datasets') {
  const home = globalThis.process?.env;
  if (globalThis.process?.versions?.node != null) {
    const fs = await import('node:fs/promises');
    const root = home.KERAS_HOME ?? `${home.HOME ?? home.USERPROFILE}/.keras`;
    try {
      return new Uint8Array(await fs.readFile(`${root}/${folder}/${name}`));
    } catch (problem) {
      if (problem.code !== 'ENOENT') throw problem;
    }
  }
  const answer = await fetch(DATASETS + name).catch((problem) => {
    throw new Error(`${DATASETS}${name} cannot be fetched: ${problem.message}`);
  });
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function inflated(bytes, format) {
  const stream = new Blob([bytes]).stream();
  const opened = stream.pipeThrough(new DecompressionStream(format));
  return new Uint8Array(await new Response(opened).arrayBuffer());
}

/** The files of a .zip archive by name. */
async function unzipped(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0) throw new Error('the data set is no .npz file');
  const files = {};
  let place = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const method = view.getUint16(place + 10, true);
    const size = view.getUint32(place + 20, true);
    const nameLength = view.getUint16(place + 28, true);
    const rest = view.getUint16(place + 30, true) + view.getUint16(place + 32, true);
    const local = view.getUint32(place + 42, true);
    const name = new TextDecoder().decode(
      bytes.subarray(place + 46, place + 46 + nameLength),
    );
    const start =
      local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packed = bytes.subarray(start, start + size);
    files[name] = method === 0 ? packed : await inflated(packed, 'deflate-raw');
    place += 46 + nameLength + rest;
  }
  return files;
}

const NUMBERS = {
  u1: [Uint8Array, 'uint8'],
  i1: [Int8Array, 'int8'],
  u2: [Uint16Array, 'uint16'],
  i2: [Int16Array, 'int16'],
  i4: [Int32Array, 'int32'],
  i8: [BigInt64Array, 'int64'],
  f4: [Float32Array, 'float32'],
  f8: [Float64Array, 'float64'],
};

/** What an .npy file holds. */
function arrayOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const long = bytes[6] > 1;
  const start = (long ? 12 : 10) + (long ? view.getUint32(8, true) : view.getUint16(8, true));
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, start));
  const [, kind] = head.match(/'descr': '[<|=]?(\w\d+)'/) ?? [];
  const [, sizes] = head.match(/'shape': \(([^)]*)\)/) ?? [];
  if (NUMBERS[kind] === undefined || head.includes("'fortran_order': True")) {
    throw new Error(`the data set holds an array that is not read here: ${head.slice(10)}`);
  }
  const [Numbers, dtype] = NUMBERS[kind];
  const values = new Numbers(bytes.slice(start).buffer);
  const shape = sizes.split(',').filter((one) => one.trim()).map(Number);
  return {values: kind === 'i8' ? Float64Array.from(values, Number) : values, shape, dtype};
}

/** An array as a tensor, or as that of the module `numpy`. */
function given({values, shape, dtype}, numpy) {
  if (numpy) return new numpy.NdArray(values, shape, dtype);
  return dtype.startsWith('float')
    ? tf.tensor(Float32Array.from(values), shape, 'float32')
    : tf.tensor(Int32Array.from(values), shape, 'int32');
}

async function arraysOf(name) {
  const files = await unzipped(await datasetFile(name));
  return Object.fromEntries(
    Object.entries(files).map(([key, bytes]) => [
      key.replace(/\.npy$/, ''),
      arrayOf(bytes),
    ]),
  );
}

const mnist = {
  /**
   * `[[xTrain, yTrain], [xTest, yTest]]`: handwritten digits of 28 x 28, and which they are; with
   * `numpy`, the module numpy.js, as its arrays.
   */
  async loadData({path = 'mnist.npz', numpy} = {}) {
    const held = await arraysOf(path);
    return [
      [given(held.x_train, numpy), given(held.y_train, numpy)],
      [given(held.x_test, numpy), given(held.y_test, numpy)],
    ];
  },
};

const fashionMnist = {
  /**
   * `[[xTrain, yTrain], [xTest, yTest]]`: pictures of clothes of 28 x 28, and which they are; with
   * `numpy`, the module numpy.js, as its arrays.
   */
  async loadData({numpy} = {}) {
    const read = async (name, offset) => {
      const packed = await datasetFile(name, 'datasets/fashion-mnist');
      return (await inflated(packed, 'gzip')).slice(offset);
    };
    const part = async (name) => {
      const labels = await read(`${name}-labels-idx1-ubyte.gz`, 8);
      const pictures = await read(`${name}-images-idx3-ubyte.gz`, 16);
      const sizes = [labels.length, 28, 28];
      return [
        given({values: pictures, shape: sizes, dtype: 'uint8'}, numpy),
        given({values: labels, shape: [labels.length], dtype: 'uint8'}, numpy),
      ];
    };
    return [await part('train'), await part('t10k')];
  },
};
