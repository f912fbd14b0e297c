"""Writes extensions.js, what Keras has and TensorFlow.js lacks as a module of JavaScript, and the
list of what it has, which the translator reads: `make extensions`.

The Python of `sources` becomes JavaScript by the project's own translator; the files of parts/ are
JavaScript; the tables of factories are made here.
"""

from __future__ import annotations

import ast
import json
import re
import sys
from pathlib import Path

from namespaces import (
    BASES,
    LACKING,
    LAYER_KEYS,
    TYPES,
    Made,
    camel,
    keys_of,
    made_by_tables,
    tables,
)
from sources import in_parts, joined, parts, translatable_layers

from keras_tfjs import Dialect, translate
from keras_tfjs.catalog.keras.applications import APPLICATIONS
from keras_tfjs.catalog.keras.members import OF_BATCHES
from tfjs.extensions.layers import EXTENSIONS
from tfjs.extensions.naming import factory_name

HERE = Path(__file__).parent
TARGET = HERE / "extensions.js"
TYPED = HERE.parents[1] / "translator" / "keras_tfjs" / "modules" / "extensions.d.ts"
NAMES = HERE.parents[1] / "translator" / "keras_tfjs" / "catalog" / "extensions.json"
BITS = HERE.parents[1] / "translator" / "keras_tfjs" / "modules" / "bit_streams.js"
OF_BITS = ("TWO_32", "UNIT", "MersenneTwister", "wholeSeed")
WIDTH = 80
HEAD = """\
// What Keras has and TensorFlow.js lacks. Made by `make extensions` from runtime/tfjs and from the
// parts beside this file.

import * as tf from '@tensorflow/tfjs';
"""

TYPED_HEAD = """\
// The types of extensions.js. Made by `make extensions`.

import * as tf from '@tensorflow/tfjs';

type Layer = tf.layers.Layer & {[member: string]: any};
type Recurrent = tf.RNN & {[member: string]: any};
type Cell = Exclude<Parameters<typeof tf.layers.rnn>[0]['cell'], any[]> & {[member: string]: any};
type Optimizer = tf.Optimizer & {
  learningRate: number;
  setLearningRate(rate: number | ((step: number) => number)): void;
};
interface Dataset extends tf.data.Dataset<any> {
  [Symbol.iterator](): IterableIterator<any>;
  entries(): IterableIterator<[number, any]>;
  apply(transformation: (dataset: Dataset) => any): any;
  asNumpyIterator(): IterableIterator<any>;
  batch(batchSize: number, smallLastBatch?: boolean): Dataset;
  cache(): Dataset;
  cardinality(): number;
  concatenate(dataset: any): Dataset;
  enumerate(start?: number): Dataset;
  filter(predicate: (...parts: any[]) => any): Dataset;
  flatMap(f: (...parts: any[]) => any): Dataset;
  interleave(f: (...parts: any[]) => any, cycleLength?: number, blockLength?: number): Dataset;
  map(transform: (...parts: any[]) => any): any;
  paddedBatch(
    batchSize: number, paddedShapes?: any, paddingValues?: any, smallLastBatch?: boolean,
  ): Dataset;
  prefetch(bufferSize?: number): Dataset;
  reduce(initialState: any, reduceFunc: (state: any, element: any) => any): any;
  repeat(count?: number): Dataset;
  shard(numShards: number, index: number): Dataset;
  shuffle(bufferSize: number, seed?: any, reshuffleEachIteration?: boolean): Dataset;
  skip(count?: number): Dataset;
  take(count?: number): Dataset;
  unbatch(): Dataset;
  window(size: number, shift?: number, stride?: number, dropRemainder?: boolean): Dataset;
  withOptions(options?: any): Dataset;
}
declare module '@tensorflow/tfjs-layers/dist/engine/topology' {
  interface Layer {
    /** What a call of a layer of this module computes, too. */
    addLoss(losses: any): void;
    /** The type of numbers that a class of one's own was given. */
    readonly dtypePolicy: tf.DataType;
    readonly computeDtype: tf.DataType;
    readonly variableDtype: tf.DataType;
  }
}
/** A sequence of batches of one's own: it may have methods of the names of a dataset's. */
type Batches = {__getitem__: any; __len__: any};
/** What was measured is numbers by the time a model has trained. */
type Fitted = Omit<tf.History, 'history'> & {history: {[measure: string]: number[]}};
declare module '@tensorflow/tfjs-layers/dist/engine/training' {
  interface LayersModel {
    /** Of the batches of a dataset of this module. */
    predict(dataset: Dataset | Batches): any;
    fitDataset(batches: Batches, args: any): Promise<Fitted>;
    evaluateDataset(batches: Batches, args?: any): Promise<any>;
    /** Symbolic tensors too. */
    addLoss(losses: any): void;
    /** The loss may be what `addLoss` was given. */
    compile(args: Omit<tf.ModelCompileArgs, 'loss'>): void;
    resetMetrics(): void;
    /** The loss and the metrics of a batch, without a step. */
    testOnBatch(x: any, y: any): any;
  }
}
declare module '@tensorflow/tfjs-layers/dist/layers/recurrent' {
  interface RNNCell {
    /** The output and the new states of one step. */
    applyStep(inputs: any, states: any, kwargs?: any): [any, any];
    getInitialState(config: {batchSize: number}): tf.Tensor[];
  }
}
declare module '@tensorflow/tfjs-layers/dist/models' {
  interface Sequential {
    predict(dataset: Dataset | Batches): any;
    fitDataset(batches: Batches, args: any): Promise<Fitted>;
    evaluateDataset(batches: Batches, args?: any): Promise<any>;
  }
}
/** An optimizer of one's own, whose base says all but how one variable changes. */
interface OwnOptimizer extends tf.Optimizer {
  learningRate: any;
  built: boolean;
  applyGradients(variableGradients: any): void;
  setLearningRate(rate: any): void;
  addSlot(variable: any, name: string, initialValue?: any): tf.Variable;
  addVariable(shape?: number[], name?: string, initialValue?: any): tf.Variable;
  build(variables: any): void;
  slot(variable: any, name: string): tf.Variable;
  updateStep(gradient: any, variable: any, learningRate: any): void;
  variableIndex(variable: any): number;
}
interface Schedule {
  (step: any): any;
  apply(step: any): tf.Tensor;
}
type Loss = (yTrue: any, yPred: any, config?: any) => tf.Tensor;
type Metric = Loss & {
  variables: tf.Variable[];
  updateState(yTrue: any, yPred?: any, sampleWeight?: any): void;
  result(): tf.Tensor;
  resetState(): void;
};

/** The base of models of one's own. */
export interface Model
  extends Omit<
    tf.LayersModel,
    | 'build'
    | 'call'
    | 'compile'
    | 'computeOutputShape'
    | 'evaluate'
    | 'fit'
    | 'getConfig'
    | 'metrics'
    | 'predict'
    | 'trainOnBatch'
  > {
  build(inputShape?: any): void;
  computeOutputShape(inputShape: any): any;
  getConfig(): any;
  call(inputs: any, kwargs: any): any;
  called(inputs: any, kwargs?: any): any;
  apply(inputs: any, kwargs?: any): any;
  compile(...config: any[]): void;
  fit(x: any, y?: any, config?: any): Promise<tf.History>;
  evaluate(x: any, y?: any, config?: any): any;
  predict(x: any, config?: any): any;
  trainOnBatch(x: any, y?: any): Promise<any>;
  computeLoss(x: any, y: any, yPred: any, sampleWeight?: any): tf.Tensor;
  computeMetrics(x: any, y: any, yPred: any, sampleWeight?: any): {[name: string]: any};
  getMetricsResult(): {[name: string]: any};
  [member: string]: any;
}
/** tf.serialization.Serializable, of which the bases have all. */
interface Own {
  getClassName(): string;
  getConfig(): tf.serialization.ConfigDict;
}
/** The base of constraints, initializers and regularizers of one's own. */
interface Part<Given extends any[]> extends Own {
  fromConfigUsesCustomObjects(): boolean;
  apply(...given: Given): tf.Tensor;
  [member: string]: any;
}
interface PartClass<Given extends any[]> {
  new (config?: any): Part<Given>;
  className: string;
  fromConfig<T extends tf.serialization.Serializable>(cls: any, config: any): T;
}
interface OwnClass<T> {
  new (config?: any): T & Own & {[member: string]: any};
  className: string;
  fromConfig<S extends tf.serialization.Serializable>(cls: any, config: any): S;
}
export const Model: {
  new (config?: any): Model;
  className: string;
  fromConfig(cls: any, config: any): any;
};
/** A model of dicts of inputs and outputs. */
export const model: (config: {inputs: any; outputs: any; name?: string}) => any;
/** A tf.Sequential to which models of one's own can be added. */
export const sequential: (config?: {
  layers?: any[];
  name?: string;
  hidesInput?: boolean;
}) => any;
"""

ALONE = ("Model", "model", "sequential")
"""What the module exports beside the namespaces."""

MEMBERS = {
    "Model": ("trainStep", "testStep", "computeLoss", "computeMetrics", "getMetricsResult"),
    "Metric": ("updateState", "resetState"),
    "Optimizer": (
        "addSlot",
        "addVariable",
        "build",
        "built",
        "iterations",
        "learningRate",
        "slot",
        "updateStep",
        "variableIndex",
    ),
    "data.Dataset": ("inRandomOrder", "reset", *map(camel, OF_BATCHES)),
    "initializers.Initializer": ("apply",),
    "datasets.fashionMnist": ("loadData",),
    "datasets.mnist": ("loadData",),
}
"""What programs define and call in these classes, beside what TensorFlow.js has."""

# A declaration at the start of a line, what is said of it, and what it holds.
_BLOCK = re.compile(
    r"^(?:/\*\*(?:(?!\*/)[\s\S])*?\*/\n)?"
    r"(?:async )?(?:class|function\*?|const|let) (\w+)\b"
    r"(?:[^\n]*(?:;|\{\})(?: //[^\n]*)?\n|[\s\S]*?^[\])}]+;?\n)",
    re.MULTILINE,
)


class NotTranslated(Exception):
    """Places of the sources that the translator does not carry over."""


def layer_classes() -> dict[str, str]:
    """Factory names of the layers of `tfjs.extensions.layers` with their classes."""
    made = {}
    for file in translatable_layers():
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                name = _constant(node, "className")
                if name is not None:
                    made[_constant(node, "factoryName") or factory_name(name)] = node.name
    return dict(sorted(made.items()))


def _constant(node: ast.ClassDef, name: str) -> str | None:
    for one in node.body:
        match one:
            case ast.Assign(targets=[ast.Name(id=found)], value=ast.Constant(value=str() as text)):
                if found == name:
                    return text
    return None


def factories() -> dict[str, list[Made]]:
    """What each namespace has."""
    made: dict[str, list[Made]] = {}
    for one in BASES:
        made.setdefault(one.namespace, []).append(one)
    for name, cls in layer_classes().items():
        keys = {**keys_of(EXTENSIONS[name].cls), **LAYER_KEYS}
        new = f"(config = {{}}) => new {cls}(config)"
        made["layers"].append(Made("layers", name, new, keys, TYPES["layers"]))
    for one in tables():
        made.setdefault(one.namespace, []).append(one)
    return {
        namespace: sorted(entries, key=lambda one: one.name)
        for namespace, entries in sorted(made.items())
    }


def names() -> str:
    """The text of extensions.json: what extensions.js and applications.js have, as the catalogue
    names it, and which options of each they have not; and the members of the classes that programs
    name."""
    made = [one for entries in factories().values() for one in entries]
    every = [*(f"tfjs.{cls}" for cls in ALONE), *(f"tfjs.{m.namespace}.{m.name}" for m in made)]
    every += [f"tfjs.{cls}.{name}" for cls, listed in MEMBERS.items() for name in listed]
    every += [row.tfjs for row in APPLICATIONS]
    return json.dumps({name: LACKING.get(name, []) for name in sorted(every)}, indent=1) + "\n"


def declarations() -> str:
    """The text of extensions.d.ts."""
    spaces = [
        f"export const {namespace}: {{\n{_lines(made)}}};\n"
        for namespace, made in factories().items()
    ]
    return "\n".join([TYPED_HEAD, *spaces])


def _lines(made: list[Made]) -> str:
    return "".join(f"  {one.declaration}\n" for one in made)


def module() -> str:
    """The text of extensions.js. NotTranslated names what stayed Python."""
    given = [drawing(), *(file.read_text(encoding="utf-8") for file in parts())]
    registered = "".join(f"  {cls},\n" for cls in dict.fromkeys(layer_classes().values()))
    exported = [
        f"export const {namespace} = {{\n{''.join(map(_entry, made))}}};\n"
        for namespace, made in factories().items()
    ]
    return "\n".join(
        [
            HEAD,
            *given,
            in_javascript(joined(), in_parts()),
            made_by_tables(),
            f"for (const made of [\n{registered}]) {{\n  registerLayer(made);\n}}\n",
            *exported,
            f"export {{{', '.join(ALONE)}}};\n",
        ]
    )


def drawing() -> str:
    """NumPy's generator of 32 bits, which numpy.js has in a module of its own."""
    text = BITS.read_text(encoding="utf-8").replace("export ", "")
    return "\n".join(found[0] for found in _BLOCK.finditer(text) if found[1] in OF_BITS)


def in_javascript(text: str, said: set[str]) -> str:
    """The declarations of a module of Python that no part has said; none is exported."""
    done = translate(text, from_=Dialect.TFJS, to=Dialect.JS)
    if done.diagnostics:
        lines = text.splitlines()
        raise NotTranslated(
            "\n".join(
                f"{one.code} {one.message}: {lines[one.span.line - 1].strip()}"
                for one in done.diagnostics
            )
        )
    bare = re.sub(r"^import .*\n", "", done.code, flags=re.MULTILINE)
    bare = re.sub(r"^export ", "", bare, flags=re.MULTILINE)
    return _BLOCK.sub(lambda found: "" if found[1] in said else found[0], bare).lstrip()


def _entry(made: Made) -> str:
    """A factory, broken where the line is too long."""
    whole = f"  {made.name}: {made.expression},\n"
    if len(whole) <= WIDTH + 1:
        return whole
    return f"  {made.name}:\n    {made.expression},\n"


def main() -> int:
    try:
        TARGET.write_text(module(), encoding="utf-8")
        TYPED.write_text(declarations(), encoding="utf-8")
        NAMES.write_text(names(), encoding="utf-8")
    except NotTranslated as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
