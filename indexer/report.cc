// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/report.h"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "lib/base/escape.h"

namespace faro {

std::string ReportAsJson(const UpdateReport& report) {
  nlohmann::ordered_json json;
  json["added"] = report.added;
  json["updated"] = report.updated;
  json["moved"] = report.moved;
  json["removed"] = report.removed;
  json["unchanged"] = report.unchanged;
  json["failed"] = nlohmann::ordered_json::array();
  for (const Failure& failure : report.failed) {
    json["failed"].push_back(
        {{"path", ToValidUtf8(failure.path)}, {"reason", ToValidUtf8(failure.reason)}});
  }
  json["documents"] = report.documents;
  json["passages"] = report.passages;
  json["bytes"] = report.bytes;
  json["seconds"] = report.seconds;
  json["skipped"] = nlohmann::ordered_json::object();
  for (const auto& [ending, count] : report.skipped) json["skipped"][ToValidUtf8(ending)] = count;
  json["ignored"] = report.ignored;
  json["notes"] = nlohmann::ordered_json::array();
  for (const std::string& note : report.notes) json["notes"].push_back(ToValidUtf8(note));
  json["interrupted"] = report.interrupted;
  return json.dump();
}

std::string ReportAsText(const UpdateReport& report, const std::string& db, bool dry_run) {
  std::string text = dry_run ? "Would be: " : "";
  text += std::to_string(report.added) + " added, " + std::to_string(report.updated) + " updated" +
          (report.moved > 0 ? " (" + std::to_string(report.moved) + " moved)" : "") + ", " +
          std::to_string(report.removed) + " removed, " + std::to_string(report.unchanged) +
          " unchanged, " + std::to_string(report.failed.size()) + " failed.\n";
  if (!report.skipped.empty()) {
    text += "Skipped, of types this version does not read:";
    for (const auto& [ending, count] : report.skipped) {
      text += " " + std::to_string(count) + " " + EscapeForTerminal(ending) + ",";
    }
    text.back() = '.';
    text += '\n';
  }
  if (report.ignored > 0) {
    text += "Left out by .faroignore: " + std::to_string(report.ignored) + " files and folders.\n";
  }
  if (dry_run) return text;
  char seconds[32];
  std::snprintf(seconds, sizeof seconds, "%.1f", report.seconds);
  text += "The index holds " + std::to_string(report.documents) + " documents in " +
          std::to_string(report.passages) + " passages, at " + EscapeForTerminal(db) + " (" +
          seconds + " s).\n";
  return text;
}

std::string FailuresAsText(const std::vector<Failure>& failures) {
  std::string text;
  for (const Failure& failure : failures) {
    text += EscapeForTerminal(failure.path) + ": " + EscapeForTerminal(failure.reason) + "\n";
  }
  return text;
}

}  // namespace faro
