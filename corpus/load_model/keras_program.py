import keras
import numpy as np

model = keras.models.load_model("model.h5")
print(model.predict(np.array([[5]])))
