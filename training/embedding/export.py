"""Rows -> the folder that transformers.js loads: an ONNX graph over int8 rows, the tokenizer and config.json."""
import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

import vocabulary as vocab

OPSET = 13


def save(rows: np.ndarray, vocabulary: vocab.Vocabulary, folder: Path) -> None:
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    onnx.save(graph(*quantise(rows)), str(folder / "onnx" / "model_quantized.onnx"))
    vocab.save_tokenizer(vocabulary, folder)
    (folder / "config.json").write_text(json.dumps(config(rows), indent=2) + "\n")


def quantise(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 rows and one scale a row: row = int8 * scale, off by half a scale at most."""
    scales = np.maximum(np.abs(rows).max(axis=1, keepdims=True) / 127, 1e-12).astype(np.float32)
    return np.round(rows / scales).astype(np.int8), scales


def graph(quantised: np.ndarray, scales: np.ndarray) -> onnx.ModelProto:
    """last_hidden_state[batch, sequence, :] = float(rows[input_ids]) * scales[input_ids]; callers mean-pool it."""
    shape = ["batch_size", "sequence_length"]
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, shape) for n in ("input_ids", "attention_mask", "token_type_ids")]
    output = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, [*shape, quantised.shape[1]])
    nodes = [
        helper.make_node("Gather", ["rows", "input_ids"], ["row_int8"], axis=0),
        helper.make_node("Cast", ["row_int8"], ["row_float"], to=TensorProto.FLOAT),
        helper.make_node("Gather", ["scales", "input_ids"], ["scale"], axis=0),
        helper.make_node("Mul", ["row_float", "scale"], ["last_hidden_state"]),
    ]
    tables = [numpy_helper.from_array(quantised, "rows"), numpy_helper.from_array(scales, "scales")]
    model = helper.make_model(
        helper.make_graph(nodes, "hindcast-static", inputs, [output], tables),
        opset_imports=[helper.make_opsetid("", OPSET)],
        producer_name="hindcast",
        ir_version=8,
    )
    onnx.checker.check_model(model)
    return model


def config(rows: np.ndarray) -> dict:
    """transformers.js asks for a model_type; the graph is a table look-up, so the layers are none."""
    return {
        "model_type": "bert",
        "architectures": ["BertModel"],
        "hidden_size": int(rows.shape[1]),
        "vocab_size": int(rows.shape[0]),
        "num_hidden_layers": 0,
        "num_attention_heads": 1,
        "intermediate_size": 0,
        "max_position_embeddings": 8192,
        "type_vocab_size": 1,
        "pad_token_id": 0,
    }
