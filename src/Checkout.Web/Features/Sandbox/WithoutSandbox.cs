using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Checkout.Web.Features.Sandbox;

/// <summary>Takes the sandbox's pages out of every other portal: there they are no routes at all.</summary>
public sealed class WithoutSandbox : IApplicationModelConvention
{
    public void Apply(ApplicationModel application)
    {
        var room = typeof(WithoutSandbox).Namespace!;
        foreach (var controller in application.Controllers
            .Where(found => found.ControllerType.Namespace is { } space && space.StartsWith(room, StringComparison.Ordinal)).ToList())
        {
            application.Controllers.Remove(controller);
        }
    }
}
