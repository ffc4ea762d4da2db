// SPDX-License-Identifier: GPL-3.0-or-later
//
// Gives Xapian another compressor. It compresses the terms of each passage by themselves, half a
// kilobyte at a time, with zlib, which takes a tenth of the time of a build: for so little input
// most of it goes into starting anew. libdeflate takes half as long, writes the same format (RFC
// 1951) and comes out within 0.1 % of the size. Xapian offers no choice, so, as with the
// allocator, the program that this file is linked into defines the functions that Xapian calls;
// these hand on to zlib whatever is not a stream such as Xapian opens.
//
// Thread-safe as zlib is: each stream is used by one thread at a time.
#include <dlfcn.h>
#include <libdeflate.h>
#include <zlib.h>

#include <cstring>
#include <memory>

namespace {

// How Xapian (1.4, compression_stream.cc) opens its streams; it then passes all input in one call.
constexpr int kRawWindowBits = -15;
constexpr int kMostMemory = 9;

// Higher levels gain 0.1 % on terms and take a third longer.
constexpr int kLevel = 1;

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
  }
};

constexpr char kMark = 0;

// Stands where zlib keeps its state. That of zlib begins with the address of its stream.
struct State {
  const void* mark = &kMark;
  std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor;
};

State* StateOf(z_streamp stream) {
  if (stream == nullptr || stream->state == nullptr) return nullptr;
  const void* mark;
  std::memcpy(&mark, stream->state, sizeof mark);
  return mark == &kMark ? reinterpret_cast<State*>(stream->state) : nullptr;
}

// zlib's own function of that name.
template <typename Function>
Function* InZlib(Function*, const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

int Restart(z_streamp stream) {
  stream->total_in = 0;
  stream->total_out = 0;
  stream->msg = nullptr;
  return Z_OK;
}

// All of the input at once; Z_OK where the output has no room for it, as zlib says it.
int CompressAll(libdeflate_compressor* compressor, z_streamp stream, int flush) {
  if (flush != Z_FINISH || stream->total_in != 0) return Z_STREAM_ERROR;
  const size_t size = libdeflate_deflate_compress(compressor, stream->next_in, stream->avail_in,
                                                  stream->next_out, stream->avail_out);
  if (size == 0) return Z_OK;
  stream->next_in += stream->avail_in;
  stream->total_in = stream->avail_in;
  stream->avail_in = 0;
  stream->next_out += size;
  stream->total_out = size;
  stream->avail_out -= static_cast<uInt>(size);
  return Z_STREAM_END;
}

}  // namespace

extern "C" {

int deflateInit2_(z_streamp stream, int level, int method, int window_bits, int memory,
                  int strategy, const char* version, int size) {
  if (stream != nullptr && level == Z_DEFAULT_COMPRESSION && window_bits == kRawWindowBits &&
      memory == kMostMemory && strategy == Z_DEFAULT_STRATEGY) {
    auto state = std::make_unique<State>();
    state->compressor.reset(libdeflate_alloc_compressor(kLevel));
    if (!state->compressor) return Z_MEM_ERROR;
    stream->state = reinterpret_cast<internal_state*>(state.release());
    return Restart(stream);
  }
  static auto* const zlib = InZlib(&deflateInit2_, "deflateInit2_");
  return zlib(stream, level, method, window_bits, memory, strategy, version, size);
}

int deflate(z_streamp stream, int flush) {
  if (const State* state = StateOf(stream)) {
    return CompressAll(state->compressor.get(), stream, flush);
  }
  static auto* const zlib = InZlib(&deflate, "deflate");
  return zlib(stream, flush);
}

int deflateReset(z_streamp stream) {
  if (StateOf(stream) != nullptr) return Restart(stream);
  static auto* const zlib = InZlib(&deflateReset, "deflateReset");
  return zlib(stream);
}

int deflateEnd(z_streamp stream) {
  if (State* state = StateOf(stream)) {
    delete state;
    stream->state = nullptr;
    return Z_OK;
  }
  static auto* const zlib = InZlib(&deflateEnd, "deflateEnd");
  return zlib(stream);
}

}  // extern "C"
