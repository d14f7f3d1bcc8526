using Relay.CatalogTool;

return CatalogCommands.Run(args, Console.Out, Console.Error);
