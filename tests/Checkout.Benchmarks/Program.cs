using Checkout.Benchmarks;
using Checkout.Benchmarks.Floor;

return args switch
{
    ["floor", var provider, var connection, var account] => await FloorServer.RunAsync(provider, connection, account),
    ["run", var portal, var artifacts, .. var options] => await Run.ExecuteAsync(portal, artifacts, RunOptions.Parse(options)),
    ["start", var portal, var command, var bare, var artifacts] => await StartRun.ExecuteAsync(portal, command, bare, artifacts),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Started by ./build bench [quick | start].");
    return 2;
}
