"""Callbacks."""

from __future__ import annotations

from keras_tfjs.catalog.keras.layers.notation import factory
from keras_tfjs.catalog.row import Row, parameters


def _extension(name: str, words: str = "", older: str = "") -> Row:
    return Row(
        f"keras.callbacks.{name}",
        f"tfjs.callbacks.{factory(name)}",
        parameters(words, older),
        extension=True,
    )


_SAVED = "verbose save_best_only {weights}mode save_freq initial_value_threshold"

CALLBACKS = (
    Row(
        "keras.callbacks.EarlyStopping",
        "tfjs.callbacks.earlyStopping",
        parameters(
            "| monitor min_delta patience verbose mode baseline +restore_best_weights:False "
            "+start_from_epoch:0"
        ),
    ),
    Row(
        "keras.callbacks.LambdaCallback",
        "",
        parameters(
            "| on_epoch_begin on_epoch_end on_train_begin on_train_end "
            "on_train_batch_begin(on_batch_begin)=onBatchBegin "
            "on_train_batch_end(on_batch_end)=onBatchEnd"
        ),
    ),
    Row("keras.callbacks.History", "tfjs.History", (), config=False),
    Row("keras.callbacks.Callback", "tfjs.Callback", (), config=False),
    _extension(
        "ReduceLROnPlateau",
        "| monitor factor patience verbose mode min_delta(epsilon) cooldown min_lr",
    ),
    _extension("LearningRateScheduler", "schedule | verbose"),
    _extension(
        "ModelCheckpoint",
        f"filepath | monitor {_SAVED.format(weights='save_weights_only ')}",
        "period -options:None",
    ),
    _extension("CSVLogger", "filename | separator append"),
    _extension("TerminateOnNaN", "| raise_error"),
    _extension(
        "BackupAndRestore",
        "backup_dir | save_freq double_checkpoint delete_checkpoint",
        "?save_before_preemption:False",
    ),
    _extension("ProgbarLogger", "", "-count_mode:'samples' -stateful_metrics:None"),
    _extension("RemoteMonitor", "| root path field headers send_as_json"),
    _extension("SwapEMAWeights", "| swap_on_epoch"),
    _extension(
        "TensorBoard",
        "| log_dir histogram_freq write_graph write_images write_steps_per_second update_freq "
        "profile_batch embeddings_freq embeddings_metadata",
        "?batch_size:32 ?write_grads:False ?embeddings_layer_names:None ?embeddings_data:None",
    ),
    _extension("CallbackList", "| callbacks add_history add_progbar model"),
)
"""LambdaCallback has no function in TF.js: its config object is the callback."""
