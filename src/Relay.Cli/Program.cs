using Relay.Cli;

return await RelayTool.RunAsync(args, CliHost.ForProcess());
