"""What tests share: clean records, golden files, builds, servers, browsers. No test module imports another one."""
