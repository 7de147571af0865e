using Checkout.Web.Features.Shared;

namespace Checkout.Web.Tests.Shell;

/// <summary>The frame of a host without accounts.</summary>
internal sealed class NoFrame : IFrameSource
{
    public Task<Frame> ReadAsync(CancellationToken cancellation) => Task.FromResult(Frame.None);
}
