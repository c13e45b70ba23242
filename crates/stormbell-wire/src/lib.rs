//! What is said: bytes to model and back, one module per format; pure.
