// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sandbox/message.h"

#include <sys/socket.h>
#include <sys/uio.h>

#include <cerrno>
#include <cstring>

#include "lib/base/error.h"

namespace faro {
namespace {

// Large enough for the answer on most documents, so that its sender need not wait. The system takes
// less where it allows less.
constexpr int kSocketBuffer = 1 << 20;

// Room for one descriptor, aligned as the system wants it.
union DescriptorSpace {
  cmsghdr header;
  char bytes[CMSG_SPACE(sizeof(int))];
};

void Attach(int file, DescriptorSpace* space, msghdr* message) {
  *space = {};
  message->msg_control = space->bytes;
  message->msg_controllen = sizeof space->bytes;
  cmsghdr* header = CMSG_FIRSTHDR(message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof file);
  std::memcpy(CMSG_DATA(header), &file, sizeof file);
}

OwnedFd AttachedTo(msghdr* message) {
  const cmsghdr* header = CMSG_FIRSTHDR(message);
  if (header == nullptr || header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) {
    return {};
  }
  int file = -1;
  std::memcpy(&file, CMSG_DATA(header), sizeof file);
  return OwnedFd(file);
}

// Fills `bytes`; false when the other side ends before.
bool ReceiveAll(int socket, char* bytes, size_t size) {
  while (size > 0) {
    const ssize_t got = recv(socket, bytes, size, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    bytes += got;
    size -= static_cast<size_t>(got);
  }
  return true;
}

// The first bytes of a message, with the descriptor that came with them.
bool ReceiveHeader(int socket, uint64_t* length, OwnedFd* file) {
  DescriptorSpace space{};
  iovec part{length, sizeof *length};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = space.bytes;
  message.msg_controllen = sizeof space.bytes;
  ssize_t got = -1;
  do {
    got = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  } while (got < 0 && errno == EINTR);
  if (got <= 0) return false;
  *file = AttachedTo(&message);
  return ReceiveAll(socket, reinterpret_cast<char*>(length) + got,
                    sizeof *length - static_cast<size_t>(got));
}

}  // namespace

std::pair<OwnedFd, OwnedFd> ConnectedSockets() {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    throw Error(ErrorCode::kInternal, std::string("cannot open a socket: ") + std::strerror(errno));
  }
  std::pair<OwnedFd, OwnedFd> result{OwnedFd(ends[0]), OwnedFd(ends[1])};
  for (const int end : ends) {
    setsockopt(end, SOL_SOCKET, SO_SNDBUF, &kSocketBuffer, sizeof kSocketBuffer);
  }
  return result;
}

bool SendMessage(int socket, std::string_view body, int file) {
  uint64_t length = body.size();
  iovec parts[2] = {{&length, sizeof length}, {const_cast<char*>(body.data()), body.size()}};
  DescriptorSpace space;
  msghdr message{};
  message.msg_iov = parts;
  message.msg_iovlen = 2;
  if (file >= 0) Attach(file, &space, &message);
  size_t rest = sizeof length + body.size();
  while (rest > 0) {
    const ssize_t sent = sendmsg(socket, &message, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return false;
    rest -= static_cast<size_t>(sent);
    message.msg_control = nullptr;
    message.msg_controllen = 0;
    auto skip = static_cast<size_t>(sent);
    for (iovec& part : parts) {
      const size_t taken = std::min(skip, part.iov_len);
      part.iov_base = static_cast<char*>(part.iov_base) + taken;
      part.iov_len -= taken;
      skip -= taken;
    }
  }
  return true;
}

std::optional<Message> ReceiveMessage(int socket, uint64_t longest) {
  uint64_t length = 0;
  Message message;
  if (!ReceiveHeader(socket, &length, &message.file) || length > longest) return std::nullopt;
  message.body.resize(length);
  if (!ReceiveAll(socket, message.body.data(), length)) return std::nullopt;
  return message;
}

}  // namespace faro
