// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_SANDBOX_MESSAGE_H_
#define FARO_INDEXER_SANDBOX_MESSAGE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "lib/base/owned_fd.h"

namespace faro {

// Messages between two processes over a connected Unix stream socket: the length of the body (eight
// bytes in the machine's order), the body, and with the first byte perhaps a file descriptor.

inline constexpr size_t kMessageHeader = sizeof(uint64_t);

struct Message {
  std::string body;
  OwnedFd file;  // close-on-exec; none when none came with it
};

// Two ends of a new connection, close-on-exec. Throws Error(kInternal).
std::pair<OwnedFd, OwnedFd> ConnectedSockets();

// Sends a message with a copy of the descriptor `file`, unless that is -1; waits until all of it
// has been taken. False when the other side is gone. Never raises SIGPIPE.
bool SendMessage(int socket, std::string_view body, int file);

// Waits for a message; nothing when the other side is gone or the body would be longer than
// `longest`. What follows the message stays in the socket.
std::optional<Message> ReceiveMessage(int socket, uint64_t longest);

}  // namespace faro

#endif  // FARO_INDEXER_SANDBOX_MESSAGE_H_
