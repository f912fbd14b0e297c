import keras
from keras import layers


class Agent:
    """Networks made by methods from attributes of the object."""

    def __init__(self, state_size=4, action_size=3, hidden=(8, 6), recurrent=True):
        self.state_size = state_size
        self.action_size = action_size
        self.hidden = hidden
        self.learning_rate = 0.001
        self.model = self._build_model()
        self.target_model = self._build_model(dueling=True)
        if recurrent:
            self.sequence_model = self.build_sequence_model()

    def _build_model(self, dueling=False):
        state = layers.Input((self.state_size,))
        x = state
        for units in self.hidden:
            x = layers.Dense(units, activation="elu", kernel_initializer="he_uniform")(x)
        if not dueling:
            q = layers.Dense(self.action_size, activation="linear")(x)
        else:
            value = layers.Dense(1)(x)
            advantage = layers.Dense(self.action_size)(x)
            q = layers.Add()([value, advantage])
        model = keras.Model(state, q)
        model.compile(loss="mse", optimizer=keras.optimizers.Adam(self.learning_rate))
        return model

    def build_sequence_model(self):
        model = keras.Sequential()
        model.add(layers.GRU(5, return_sequences=True, input_shape=(6, self.state_size)))
        model.add(layers.LSTM(4, recurrent_activation="hard_sigmoid"))
        model.add(layers.RepeatVector(3))
        model.add(layers.SimpleRNN(3, return_sequences=True))
        model.add(layers.TimeDistributed(layers.Dense(self.action_size, activation="softmax")))
        return model


definition = Agent()
