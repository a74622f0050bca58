#!/usr/bin/env node
import '../lib/pipeline/cli/main.js';
