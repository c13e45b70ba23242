//! First aid as it is written in `content/first-aid`: a strict little reader, so that a mistake in a file is found
//! by a test and not by somebody in need.
