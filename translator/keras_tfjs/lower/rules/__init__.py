"""One idiom a file, both directions: to JS makes TF.js's own form, to TFJS the dialect's."""
